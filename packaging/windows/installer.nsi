; The installer for Windows: for one user, without administrator's rights.
; Told by packaging/windows/building.py: SRC (folder with the program), OUT, ICON, SIDE (a picture), VERSION (1.2.3), MEGABYTES.
;
; /S installs without questions. /S /RUN is how the program replaces itself: it waits for the program to end, and starts
; it afterwards, the new one or, if that does not work here, the one of before. Whoever stands there is told why.
; Exit codes: 0 done, 3 the program runs, 4 a newer one is here, 5 the new one does not work here, 6 the disk refused.
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define PRODUCT "Một Cửa Xã"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MotCuaXa"
!define PROGRAM "motcua.exe"
; As desktop/app/running_mark.py names it.
!define RUNNING "Local\MotCuaXa.Running"
!define INSTALLING "Local\MotCuaXa.Installing"
!define DATA "$LOCALAPPDATA\MotCuaXa"
!define WAIT_RUN_S 60
!define TRIAL_MS 300000
!define ERROR_ALREADY_EXISTS 183

Name "${PRODUCT}"
OutFile "${OUT}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
BrandingText "${PRODUCT} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Cài đặt ${PRODUCT}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng người dùng này, không cần quyền quản trị.$\r$\n$\r$\n\
  Dữ liệu của quầy được giữ nguyên khi cài bản mới. Bản mới tự chạy thử trước; nếu không chạy được trên máy này, bản \
  đang dùng được trả lại.$\r$\n$\r$\nBấm Cài đặt để bắt đầu."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình khỏi máy. Dữ liệu của quầy vẫn được giữ lại."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

Var Running   ; whether the program has a window of its own to come back to: /RUN
Var New       ; folder the new program is unpacked to
Var Previous  ; folder the program of before waits in
Var Failure   ; words; empty while all is well
Var Code      ; exit code that goes with them

; ---------------------------------------------------------------- what both sides ask

!macro DefineIsRunning PREFIX
; Puts 1 into $R9 while a copy of the program runs.
Function ${PREFIX}IsRunning
  StrCpy $R9 0
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p.R8'
  ${If} $R8 P<> 0
    System::Call 'kernel32::CloseHandle(p R8)'
    StrCpy $R9 1
  ${EndIf}
FunctionEnd
!macroend
!insertmacro DefineIsRunning ""
!insertmacro DefineIsRunning "un."

; ---------------------------------------------------------------- before anything is touched

Function .onInit
  ; Whatever was asked for with /D=: what is removed later must be a folder of ours.
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\MotCuaXa"
  StrCpy $New "$INSTDIR.new"
  StrCpy $Previous "$INSTDIR.previous"
  ; A folder that is somebody's current one cannot be moved.
  SetOutPath "$TEMP"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/RUN" $1
  StrCpy $Running 1
  ${If} ${Errors}
    StrCpy $Running 0
  ${EndIf}

  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "${PRODUCT} cần Windows 10 bản 1809 (64 bit) trở lên." /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}

  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${INSTALLING}") p.R0 ?e'
  Pop $R1
  ${If} $R1 = ${ERROR_ALREADY_EXISTS}
    MessageBox MB_OK|MB_ICONINFORMATION "Một cửa sổ cài đặt khác đang chạy. Hãy chờ nó xong." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}

  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OK|MB_ICONSTOP "Máy này đang có bản $0, mới hơn bản ${VERSION} của tệp cài này. Không có gì bị thay \
        đổi.$\r$\n$\r$\nBản cũ không mở được dữ liệu mà bản mới đã ghi. Nếu thật sự cần trở lại bản ${VERSION}: gỡ \
        chương trình (giữ dữ liệu), cài bản ${VERSION}, rồi khôi phục từ một bản sao lưu của thời bản đó.$\r$\n$\r$\n\
        Các bản sao lưu nằm ở:$\r$\n${DATA}\backups$\r$\nvà ở thư mục sao lưu thứ hai, nếu quầy đã chọn." /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
  Call WaitForEnd
FunctionEnd

; With windows one may close the program and go on; /RUN comes from a program that is about to end.
Function WaitForEnd
  StrCpy $R0 0
  ${Do}
    Call IsRunning
    ${If} $R9 = 0
      Return
    ${EndIf}
    ${If} $Running = 1
    ${AndIf} $R0 < ${WAIT_RUN_S}
      Sleep 1000
      IntOp $R0 $R0 + 1
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT} đang mở. Hãy đóng chương trình rồi bấm Thử lại." \
        /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
  again:
  ${Loop}
FunctionEnd

; ---------------------------------------------------------------- installing

; Moves folder $R0 to $R1; puts 1 into $R9 if that was done. Other programs may look into a new file for a moment.
Function Move
  StrCpy $R2 0
  ${Do}
    ClearErrors
    Rename "$R0" "$R1"
    StrCpy $R9 1
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    StrCpy $R9 0
    Sleep 500
    IntOp $R2 $R2 + 1
  ${LoopUntil} $R2 >= 20
FunctionEnd

Section "Program"
  StrCpy $Failure ""
  ${If} $Running = 1
    ; The program has gone and nothing else is to be seen until it comes back.
    Banner::show /set 76 "Đang cài ${PRODUCT} ${VERSION}" "Chừng một phút, xin chờ…"
  ${EndIf}
  ; A power cut between two moves of an earlier time: the program of before is the one there is.
  ${If} ${FileExists} "$Previous\${PROGRAM}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    RMDir /r "$INSTDIR"
    Rename "$Previous" "$INSTDIR"
  ${EndIf}
  RMDir /r "$New"
  RMDir /r "$Previous"

  DetailPrint "Đang chép bản ${VERSION}…"
  ClearErrors
  SetOverwrite try
  SetOutPath "$New"
  File /r "${SRC}/*"
  WriteUninstaller "$New\uninstall.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    StrCpy $Failure "Không chép được chương trình: ổ đĩa có thể đã đầy. Cần chừng ${MEGABYTES} MB."
    StrCpy $Code 6
    RMDir /r "$New"
    Goto told
  ${EndIf}

  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $R0 "$INSTDIR"
    StrCpy $R1 "$Previous"
    Call Move
    ${If} $R9 = 0
      StrCpy $Failure "Bản đang dùng chưa rời được chỗ: có thể nó còn đang mở."
      StrCpy $Code 3
      RMDir /r "$New"
      Goto told
    ${EndIf}
  ${EndIf}
  StrCpy $R0 "$New"
  StrCpy $R1 "$INSTDIR"
  Call Move
  ${If} $R9 = 0
    StrCpy $Failure "Bản mới không vào được thư mục chương trình."
    StrCpy $Code 6
    Call PutBack
    Goto told
  ${EndIf}

  DetailPrint "Bản ${VERSION} đang tự chạy thử, chừng một phút…"
  ; Drawn to memory: nobody should wonder about windows that come and go.
  System::Call 'kernel32::SetEnvironmentVariableW(w "QT_QPA_PLATFORM", w "offscreen")'
  ; The program that started this one must not pass for the parent of the new one.
  System::Call 'kernel32::SetEnvironmentVariableW(w "PYINSTALLER_RESET_ENVIRONMENT", w "1")'
  nsExec::Exec /TIMEOUT=${TRIAL_MS} '"$INSTDIR\${PROGRAM}" --smoke'
  Pop $0
  System::Call 'kernel32::SetEnvironmentVariableW(w "QT_QPA_PLATFORM", p 0)'
  ${If} $0 != 0
    StrCpy $Failure "Bản ${VERSION} không tự chạy thử được trên máy này (mã $0)."
    StrCpy $Code 5
    Call PutBack
    Goto told
  ${EndIf}
  RMDir /r "$Previous"

  ; The current folder becomes the one the shortcuts start the program in.
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 == ""
    ; Once: whoever removed it does not want it back with every version.
    CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  ${EndIf}
  SetOutPath "$TEMP"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  IntOp $0 ${MEGABYTES} * 1024
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0

told:
  ${If} $Running = 1
    Banner::destroy
  ${EndIf}
  ${If} $Failure != ""
    DetailPrint "$Failure"
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      StrCpy $Failure "$Failure$\r$\n$\r$\nBản đang dùng vẫn ở chỗ cũ và dùng được; dữ liệu không bị động đến."
    ${Else}
      StrCpy $Failure "$Failure$\r$\n$\r$\nChương trình chưa được cài; không có dữ liệu nào bị động đến."
    ${EndIf}
    ${If} $Running = 1
      ; Silent, but somebody stands there and waits for the window to come back.
      MessageBox MB_OK|MB_ICONEXCLAMATION "$Failure"
    ${Else}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$Failure" /SD IDOK
    ${EndIf}
    SetErrorLevel $Code
  ${EndIf}
  ${If} $Running = 1
    Call StartProgram
  ${EndIf}
  ${If} $Failure != ""
    Abort
  ${EndIf}
SectionEnd

; The new program goes, the one of before comes back.
Function PutBack
  RMDir /r "$New"
  ${If} ${FileExists} "$Previous\${PROGRAM}"
    RMDir /r "$INSTDIR"
    StrCpy $R0 "$Previous"
    StrCpy $R1 "$INSTDIR"
    Call Move
  ${Else}
    RMDir /r "$INSTDIR"
  ${EndIf}
FunctionEnd

Function StartProgram
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    System::Call 'kernel32::SetEnvironmentVariableW(w "PYINSTALLER_RESET_ENVIRONMENT", w "1")'
    SetOutPath "$DOCUMENTS"
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
FunctionEnd

; ---------------------------------------------------------------- removing

Function un.onInit
  ${Do}
    Call un.IsRunning
    ${If} $R9 = 0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT} đang mở. Hãy đóng chương trình rồi bấm Thử lại." \
      /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  again:
  ${Loop}
FunctionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  ; Only what was put there, and only where the program is.
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${PROGRAM}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    RMDir /r "$INSTDIR.new"
    RMDir /r "$INSTDIR.previous"
  ${EndIf}
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  DeleteRegKey HKCU "${KEY}"

  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "Chương trình đã được gỡ. Dữ liệu của quầy vẫn ở:$\r$\n${DATA}\
      $\r$\n$\r$\nXóa luôn dữ liệu? (Nên chọn Không: cài lại chương trình thì mọi hồ sơ vẫn còn.)" \
      /SD IDNO IDNO kept
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONSTOP "XÓA VĨNH VIỄN mọi hồ sơ, tệp quét, bản ghi chưa gửi về tỉnh và các bản \
      sao lưu trong$\r$\n${DATA}$\r$\n$\r$\nKhông lấy lại được. Bạn chắc chắn muốn xóa?" /SD IDNO IDNO kept
    RMDir /r "${DATA}"
  ${EndIf}
kept:
SectionEnd
