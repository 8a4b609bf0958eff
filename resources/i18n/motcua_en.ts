<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>Actions</name>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>In giấy hẹn</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>In lại giấy hẹn (Ctrl+P)</source>
        <translation>Print the slip again (Ctrl+P)</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Việc khác: {names}</source>
        <translation>More: {names}</translation>
    </message>
    <message>
        <source>Xem và in các mẫu của hồ sơ (Ctrl+Shift+P)</source>
        <translation>Look at and print the forms of the dossier (Ctrl+Shift+P)</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>Chưa chọn được? Cứ lưu, chọn sau.</source>
        <translation>Cannot tell? Save now, choose later.</translation>
    </message>
    <message>
        <source>Địa chỉ sau sắp xếp</source>
        <translation>Address after merger</translation>
    </message>
</context>
<context>
    <name>Admin</name>
    <message>
        <source>Cho dùng lại</source>
        <translation>Let back in</translation>
    </message>
    <message>
        <source>Cho {name} dùng lại</source>
        <translation>Let {name} back in</translation>
    </message>
    <message>
        <source>Cán bộ chuyên môn</source>
        <translation>Specialist officer</translation>
    </message>
    <message>
        <source>Cán bộ tiếp nhận</source>
        <translation>Receiving officer</translation>
    </message>
    <message>
        <source>Gõ họ và tên</source>
        <translation>Type the full name</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Gõ mã ngắn, ví dụ lanttn</source>
        <translation>Type a short code, such as lanttn</translation>
    </message>
    <message>
        <source>Gõ mật khẩu mới, từ 8 ký tự trở lên</source>
        <translation>Type a new password, 8 characters or more</translation>
    </message>
    <message>
        <source>Gỡ người dùng</source>
        <translation>Remove user</translation>
    </message>
    <message>
        <source>Gỡ {name} ({user})</source>
        <translation>Remove {name} ({user})</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau</source>
        <translation>The two entries differ</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Lãnh đạo trung tâm</source>
        <translation>Head of centre</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mã người dùng</source>
        <translation>User code</translation>
    </message>
    <message>
        <source>Mã người dùng ghi vào mọi bản ghi người này làm và không đổi được về sau.</source>
        <translation>The user code is written into every record this person makes and cannot be changed later.</translation>
    </message>
    <message>
        <source>Mã này đã có người dùng, kể cả người đã gỡ</source>
        <translation>This code is taken, perhaps by someone removed</translation>
    </message>
    <message>
        <source>Mật khẩu cũ không mở được gì nữa. Báo người này đổi lại mật khẩu riêng ở trang Quản trị.</source>
        <translation>The old password opens nothing any more. Ask this person to choose their own under Administration.</translation>
    </message>
    <message>
        <source>Mật khẩu của người này không mở được gì trên máy này nữa. Hồ sơ đã làm còn nguyên, vẫn ghi tên người này; sau này cho dùng lại được. Bản sao lưu đã làm trước đó vẫn mở được bằng mật khẩu cũ.</source>
        <translation>This person’s password no longer opens anything on this machine. Their dossiers stay as they are, under their name; they can be let back in later. Backups made before still open with the old password.</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Mật khẩu mới cho {name}</source>
        <translation>New password for {name}</translation>
    </message>
    <message>
        <source>Mục quản trị</source>
        <translation>Section of administration</translation>
    </message>
    <message>
        <source>Quản trị viên</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Sửa {name} ({user})</source>
        <translation>Edit {name} ({user})</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add user</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tên, mã và vai trò như trước khi gỡ; cần mật khẩu mới.</source>
        <translation>Name, code and role as before removal; a new password is needed.</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Vai trò mới có hiệu lực từ lần đăng nhập sau của người này.</source>
        <translation>The new role counts from this person’s next sign-in.</translation>
    </message>
    <message>
        <source>chưa có mật khẩu</source>
        <translation>no password yet</translation>
    </message>
    <message>
        <source>{name} dùng lại được máy này</source>
        <translation>{name} can use this machine again</translation>
    </message>
    <message>
        <source>Đang gỡ…</source>
        <translation>Removing…</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đang tạo khóa cho người dùng…</source>
        <translation>Making a key for the user…</translation>
    </message>
    <message>
        <source>Đã gỡ {name}</source>
        <translation>{name} removed</translation>
    </message>
    <message>
        <source>Đã sửa {name}</source>
        <translation>{name} changed</translation>
    </message>
    <message>
        <source>Đã thêm {name}</source>
        <translation>{name} added</translation>
    </message>
    <message>
        <source>Đã đặt mật khẩu mới cho {name}</source>
        <translation>New password set for {name}</translation>
    </message>
    <message>
        <source>Đặt mật khẩu</source>
        <translation>Set password</translation>
    </message>
    <message>
        <source>đang dùng</source>
        <translation>active</translation>
    </message>
    <message>
        <source>đã gỡ</source>
        <translation>removed</translation>
    </message>
</context>
<context>
    <name>AdminSections</name>
    <message>
        <source>Cập nhật</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Procedure catalogue</translation>
    </message>
    <message>
        <source>Khóa máy, lưu trữ</source>
        <translation>Lock, retention</translation>
    </message>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy quét giấy tờ</source>
        <translation>Document scanner</translation>
    </message>
    <message>
        <source>Máy đọc thẻ</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Mật khẩu của tôi</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>Mục này không có việc chính cho F9</source>
        <translation>This section has nothing for F9</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Phiếu khôi phục</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Tài khoản thu phí</source>
        <translation>Account for fees</translation>
    </message>
</context>
<context>
    <name>ApplicantZone</name>
    <message>
        <source>12 chữ số</source>
        <translation>12 digits</translation>
    </message>
    <message>
        <source>Cá nhân</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mã số tổ chức</source>
        <translation>Organisation number</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Người nộp thay</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Người nộp và người nộp thay đổi chỗ cho nhau</source>
        <translation>Applicant and agent change places</translation>
    </message>
    <message>
        <source>Người đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Nơi cư trú ghi trên thẻ</source>
        <translation>Residence as printed on the card</translation>
    </message>
    <message>
        <source>Nộp thay</source>
        <translation>By an agent</translation>
    </message>
    <message>
        <source>Nộp thay (có ủy quyền)</source>
        <translation>Handed in by an agent (with authorisation)</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Tên tổ chức</source>
        <translation>Name of organisation</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>mã số thuế, đăng ký</source>
        <translation>tax or registration number</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>người nộp</source>
        <translation>applicant</translation>
    </message>
    <message>
        <source>người nộp thay</source>
        <translation>agent</translation>
    </message>
    <message>
        <source>thẻ</source>
        <translation>card</translation>
    </message>
    <message>
        <source>tên người đại diện</source>
        <translation>name of the representative</translation>
    </message>
    <message>
        <source>Đánh dấu, rồi quét thẻ của người nộp thay</source>
        <translation>Tick, then scan the agent’s card</translation>
    </message>
    <message>
        <source>Địa chỉ trụ sở</source>
        <translation>Office address</translation>
    </message>
    <message>
        <source>Đổi hai người</source>
        <translation>Swap the two</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Bản minh họa: mật khẩu của mọi người là {password}</source>
        <translation>Demonstration: everybody’s password is {password}</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Tạm gác</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>chưa có tên</source>
        <translation>no name yet</translation>
    </message>
    <message>
        <source>chờ bổ sung</source>
        <translation>waiting for papers</translation>
    </message>
    <message>
        <source>Đang gác {count}</source>
        <translation>Put aside: {count}</translation>
    </message>
    <message>
        <source>Để hồ sơ này lại, nhận người khác trước</source>
        <translation>Leave this form for later and receive somebody else first</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>Bản ghi đã ở tỉnh nhưng {count} tệp đính kèm từ {day} vẫn chưa đến nơi. Đồng bộ khi mạng tốt, hoặc ngoài giờ làm việc; tệp đang chờ không mất.</source>
        <translation>
            <numerusform>The province has the record, but {count} attached file since {day} has not arrived. Synchronise when the link is good, or outside working hours; waiting files are not lost.</numerusform>
            <numerusform>The province has the record, but {count} attached files since {day} have not arrived. Synchronise when the link is good, or outside working hours; waiting files are not lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa đến nhận</source>
        <translation>Not fetched</translation>
    </message>
    <message>
        <source>Chưa đọc được</source>
        <translation>Not readable yet</translation>
    </message>
    <message>
        <source>Có bản ghi của bản chương trình mới hơn</source>
        <translation>Has records of a newer program version</translation>
    </message>
    <message>
        <source>Có kết quả {days} ngày, chưa nhận</source>
        <translation>Result for {days} days, not fetched</translation>
    </message>
    <message>
        <source>Có tệp của hồ sơ bị mất hoặc hỏng trên đĩa máy này và tỉnh chưa có. Mở hồ sơ, gỡ tệp đó rồi đính kèm lại từ bản gốc.</source>
        <translation>A file of the dossier is missing or damaged on this machine&apos;s disk, and the province does not have it. Open the dossier, remove the file and attach it again from the original.</translation>
    </message>
    <message>
        <source>Cần bản chương trình mới hơn</source>
        <translation>Needs a newer program</translation>
    </message>
    <message>
        <source>Cần chú ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Cần xin lỗi</source>
        <translation>Apology due</translation>
    </message>
    <message>
        <source>Giấy tờ sắp hết hạn</source>
        <translation>Papers about to expire</translation>
    </message>
    <message>
        <source>Hai máy cùng sửa</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Hạn bổ sung {day}</source>
        <translation>Supplement due {day}</translation>
    </message>
    <message>
        <source>Hạn bổ sung đã qua, {day}</source>
        <translation>Supplement overdue, {day}</translation>
    </message>
    <message>
        <source>Hạn nộp bổ sung là {day}, đã qua mà chưa nhận được. Mở hồ sơ để dừng giải quyết hoặc gia hạn.</source>
        <translation>The supplement was due on {day} and has not come. Open the dossier to stop or extend it.</translation>
    </message>
    <message>
        <source>Hạn nộp bổ sung là {day}. Nên nhắc người dân; quá hạn thì hồ sơ bị dừng.</source>
        <translation>The supplement is due on {day}. Remind the applicant; after that day the dossier is stopped.</translation>
    </message>
    <message>
        <source>Hẹn trả {day}. Xin lỗi phải báo trước ngày hẹn ít nhất một ngày làm việc: hôm nay là ngày cuối. Kịp trả thì không phải làm gì.</source>
        <translation>Due {day}. An apology has to be made at least one working day before: today is the last day. Nothing to do if the result will be in time.</translation>
    </message>
    <message>
        <source>Hẹn trả {promise}. Phải xin lỗi và đề nghị gia hạn (Mẫu 04), nêu lý do và ngày trả mới; chỉ gia hạn một lần.</source>
        <translation>Due {promise}. Apologise and ask for an extension (Form 04), with reason and new date; only one extension is allowed.</translation>
    </message>
    <message>
        <source>Hẹn {day}, hôm nay là hạn xin lỗi</source>
        <translation>Due {day}, last day for an apology</translation>
    </message>
    <message>
        <source>Hết hạn bổ sung</source>
        <translation>Supplements</translation>
    </message>
    <message>
        <source>Hồ sơ {number} của {name}. Vẫn lưu ở máy này.</source>
        <translation>Dossier {number} of {name}. Still kept on this machine.</translation>
    </message>
    <message>
        <source>In lại giấy hẹn</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>Không có gì</source>
        <translation>Nothing here</translation>
    </message>
    <message>
        <source>Không mất gì: mọi bản ghi vẫn còn nguyên trên máy này. Các hồ sơ khác vẫn gửi bình thường.</source>
        <translation>Nothing is lost: all records are still on this machine. Other dossiers are sent as usual.</translation>
    </message>
    <message>
        <source>Kết quả có từ {day} mà chưa ai đến nhận. Nên gọi nhắc người dân.</source>
        <translation>The result has been ready since {day} and nobody fetched it. Remind the applicant by telephone.</translation>
    </message>
    <message>
        <source>Kết quả hết hạn từ {day}</source>
        <translation>Result expired on {day}</translation>
    </message>
    <message>
        <source>Kết quả hết hạn {day}</source>
        <translation>Result expires on {day}</translation>
    </message>
    <message>
        <source>Kết quả {number} đã cấp có giá trị đến {day}. Nên gọi người được cấp biết để làm lại nếu còn cần; khi họ nộp hồ sơ mới của thủ tục này, việc này tự hết.</source>
        <translation>Result {number} is valid until {day}. A call lets its holder apply again if they still need it; once they hand in a new dossier of this procedure, this goes away by itself.</translation>
    </message>
    <message>
        <source>Máy khác đã ghi trước</source>
        <translation>Another machine was first</translation>
    </message>
    <message numerus="yes">
        <source>Máy khác đã ghi vào hồ sơ này trước: {reason}. Bản của tỉnh giữ việc của máy kia; {count} bản ghi của máy này vẫn còn trong diễn biến. Mở hồ sơ xem bước nào còn phải làm lại, rồi cho đi tiếp.</source>
        <translation>
            <numerusform>Another machine recorded something on this dossier first: {reason}. The province keeps what that machine did; {count} record of this machine stays in the timeline. Open the dossier to see what has to be done again, then let it go on.</numerusform>
            <numerusform>Another machine recorded something on this dossier first: {reason}. The province keeps what that machine did; {count} records of this machine stay in the timeline. Open the dossier to see what has to be done again, then let it go on.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã {code} đã có hồ sơ khác dùng, nên tỉnh cấp mã {number}. Giấy hẹn người dân đang giữ còn ghi mã cũ: in lại và báo cho họ. Quét giấy cũ vẫn mở đúng hồ sơ này.</source>
        <translation>Number {code} is used by another dossier, so the province gave {number}. The applicant&apos;s slip still bears the old number: print it again and tell them. Scanning the old slip still opens this dossier.</translation>
    </message>
    <message>
        <source>Mã đã đổi, trước là {code}</source>
        <translation>Number changed, was {code}</translation>
    </message>
    <message>
        <source>Mọi việc</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Mở hồ sơ {number}</source>
        <translation>Open dossier {number}</translation>
    </message>
    <message>
        <source>Mở Đồng bộ</source>
        <translation>Open Sync</translation>
    </message>
    <message>
        <source>Nhóm việc</source>
        <translation>Group</translation>
    </message>
    <message numerus="yes">
        <source>Quá hạn {days} ngày, chưa xin lỗi</source>
        <translation>
            <numerusform>{days} day late, no apology</numerusform>
            <numerusform>{days} days late, no apology</numerusform>
        </translation>
    </message>
    <message>
        <source>Trang quét chưa đính kèm</source>
        <translation>Scanned pages not attached</translation>
    </message>
    <message numerus="yes">
        <source>Trang đã quét cho {count} giấy tờ của hồ sơ còn nằm trên bàn quét của máy này, chưa vào hồ sơ. Mở hồ sơ rồi Ctrl+D để đính kèm hoặc bỏ.</source>
        <translation>
            <numerusform>Pages scanned for {count} paper of this dossier still lie on the scan desk of this machine, not in the dossier. Open the dossier, then Ctrl+D to attach or drop them.</numerusform>
            <numerusform>Pages scanned for {count} papers of this dossier still lie on the scan desk of this machine, not in the dossier. Open the dossier, then Ctrl+D to attach or drop them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tệp không còn nguyên ở máy này</source>
        <translation>File damaged on this machine</translation>
    </message>
    <message>
        <source>Tệp, trang quét</source>
        <translation>Files, scans</translation>
    </message>
    <message numerus="yes">
        <source>Tỉnh chưa nhận {count} bản ghi: {reason}. Bản ghi vẫn còn trên máy này; việc sau đó của hồ sơ chờ đến khi có người xem. Mở hồ sơ để xem, rồi cho đi tiếp theo bản của tỉnh.</source>
        <translation>
            <numerusform>The province did not take {count} record: {reason}. It is still on this machine; what follows on the dossier waits until somebody has looked. Open the dossier, then let it go on as the province has it.</numerusform>
            <numerusform>The province did not take {count} records: {reason}. They are still on this machine; what follows on the dossier waits until somebody has looked. Open the dossier, then let it go on as the province has it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tỉnh không còn nhận máy này</source>
        <translation>The province no longer accepts this machine</translation>
    </message>
    <message>
        <source>Tỉnh từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Tỉnh từ chối: {reason}</source>
        <translation>Province refused: {reason}</translation>
    </message>
    <message>
        <source>Từ {day} tỉnh từ chối máy này, thường vì máy đã bị thu hồi. Không mất gì: vẫn tiếp nhận và trả kết quả được, mọi bản ghi chờ ở máy này. Gọi cho tỉnh: tỉnh nhận lại máy thì máy tự gửi tiếp; tỉnh đưa tệp ghi danh mới thì lãnh đạo hoặc quản trị viên mở tệp ở trang Đồng bộ.</source>
        <translation>Since {day} the province refuses this machine, most often because it was revoked. Nothing is lost: intake and handover go on, and every record waits on this machine. Call the province: once it takes the machine back, sending goes on by itself; if it gives a new enrolment file, a leader or administrator opens it on the sync page.</translation>
    </message>
    <message>
        <source>Xem cả {count} hồ sơ</source>
        <translation>See all {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} bản ghi của hồ sơ do bản chương trình mới hơn ghi, máy này chưa hiểu. Không mất gì; cập nhật chương trình để xem đủ.</source>
        <translation>
            <numerusform>{count} record of the dossier was made by a newer program that this machine does not understand. Nothing is lost; update the program to see all.</numerusform>
            <numerusform>{count} records of the dossier were made by a newer program that this machine does not understand. Nothing is lost; update the program to see all.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} hồ sơ</source>
        <translation>Dossiers: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} tệp chưa đến tỉnh, {days} ngày</source>
        <translation>
            <numerusform>{count} file not at the province, {days} days</numerusform>
            <numerusform>{count} files not at the province, {days} days</numerusform>
        </translation>
    </message>
    <message>
        <source>{group}: {count}</source>
        <translation>{group}: {count}</translation>
    </message>
    <message>
        <source>Đã xem, theo bản của tỉnh</source>
        <translation>Seen, go on as the province has it</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Synchronise now</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>Danh sách vừa mở: xem việc đang chọn rồi bấm F9</source>
        <translation>The list has just come: look at the selected line, then press F9</translation>
    </message>
    <message>
        <source>Hiện {shown} trong {total} việc; xử lý xong thì phần sau hiện ra.</source>
        <translation>{shown} of {total} shown; the rest follows as these are done.</translation>
    </message>
    <message>
        <source>Hồ sơ đi tiếp theo bản của tỉnh</source>
        <translation>The dossier goes on as the province has it</translation>
    </message>
    <message>
        <source>Không có việc nào đang chờ bạn</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>Không có việc nào ở đây để làm</source>
        <translation>There is nothing to do here</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Mở hồ sơ {number}</source>
        <translation>Open dossier {number}</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Nhóm này không có việc nào</source>
        <translation>Nothing in this group</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Tỉnh không từ chối gì, không hồ sơ nào phải xin lỗi, không hạn nào sắp hết.</source>
        <translation>The province refused nothing, no dossier needs an apology, no time is about to run out.</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Việc cần xử lý</source>
        <translation>What needs attention</translation>
    </message>
    <message>
        <source>Việc trước chưa xong, chờ một chút</source>
        <translation>The last action is still under way; wait a moment</translation>
    </message>
    <message>
        <source>{act}: {number}</source>
        <translation>{act}: {number}</translation>
    </message>
    <message>
        <source>Đang đồng bộ; xem ở trang Đồng bộ</source>
        <translation>Synchronising; see the page Sync</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Chưa có</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Chưa có bản sao lưu nào. Sao lưu ngay, rồi mỗi lần chốt ngày chương trình tự làm.</source>
        <translation>No backup yet. Make one now; afterwards each closing of a day makes one.</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Khôi phục…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Lần gần nhất: {time}</source>
        <translation>Last: {time}</translation>
    </message>
    <message>
        <source>Mỗi lần chốt ngày chương trình tự sao lưu; mỗi thư mục giữ 14 bản mới nhất.</source>
        <translation>A backup is made at each closing of a day; each folder keeps the last 14.</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Sao lưu lúc</source>
        <translation>Backup made</translation>
    </message>
    <message>
        <source>Sao lưu ngay</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>dùng được</source>
        <translation>usable</translation>
    </message>
    <message>
        <source>thiếu tệp khóa</source>
        <translation>key file missing</translation>
    </message>
    <message>
        <source>{count} ngày trước</source>
        <translation>{count} d ago</translation>
    </message>
    <message>
        <source>Đang sao lưu và kiểm tra bản sao…</source>
        <translation>Backing up and checking the copy…</translation>
    </message>
    <message>
        <source>Đã sao lưu vào {file}, đã mở thử và đúng.</source>
        <translation>Backed up to {file}; opened as a trial and correct.</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message numerus="yes">
        <source>{count} bản ghi chờ gửi</source>
        <translation>
            <numerusform>{count} record waiting to be sent</numerusform>
            <numerusform>{count} records waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} việc chờ bạn</source>
        <translation>
            <numerusform>{count} thing waits for you</numerusform>
            <numerusform>{count} things wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} việc nên xem</source>
        <translation>
            <numerusform>{count} thing to look at</numerusform>
            <numerusform>{count} things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>CN</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>Cùng giờ đã nhận</source>
        <translation>Same hour as received</translation>
    </message>
    <message>
        <source>Hết giờ làm việc</source>
        <translation>Closing time</translation>
    </message>
    <message>
        <source>Như lịch công bố ({kind})</source>
        <translation>As published ({kind})</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>T3</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>T4</source>
        <translation>We</translation>
    </message>
    <message>
        <source>T5</source>
        <translation>Th</translation>
    </message>
    <message>
        <source>T6</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>T7</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Tháng {month}</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>buổi chiều</source>
        <translation>afternoon</translation>
    </message>
    <message>
        <source>buổi sáng</source>
        <translation>morning</translation>
    </message>
    <message>
        <source>làm buổi chiều</source>
        <translation>afternoon only</translation>
    </message>
    <message>
        <source>làm buổi sáng</source>
        <translation>morning only</translation>
    </message>
    <message>
        <source>làm bù</source>
        <translation>make-up working day</translation>
    </message>
    <message>
        <source>làm bù, làm thêm</source>
        <translation>swapped or extra working day</translation>
    </message>
    <message>
        <source>làm việc</source>
        <translation>working</translation>
    </message>
    <message>
        <source>nghỉ</source>
        <translation>off</translation>
    </message>
    <message>
        <source>nghỉ bù</source>
        <translation>in-lieu day</translation>
    </message>
    <message>
        <source>nghỉ cuối tuần</source>
        <translation>weekend</translation>
    </message>
    <message>
        <source>nghỉ hoán đổi</source>
        <translation>swapped day off</translation>
    </message>
    <message>
        <source>nghỉ lễ</source>
        <translation>public holiday</translation>
    </message>
    <message>
        <source>nghỉ riêng</source>
        <translation>own day off</translation>
    </message>
    <message>
        <source>– trung tâm đặt</source>
        <translation>– set by the centre</translation>
    </message>
</context>
<context>
    <name>CalendarSection</name>
    <message>
        <source>Có hiệu lực cho mọi quầy của trung tâm; ngày đã hẹn với người dân giữ nguyên.</source>
        <translation>Counts for all counters of the centre; dates already promised stay.</translation>
    </message>
    <message>
        <source>Cần tên, ví dụ Lễ hội đình</source>
        <translation>Needs a name, such as Village festival</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>Lịch nghỉ, hoán đổi năm {year} chưa có: nhập theo thông báo trước khi hẹn trả sang năm.</source>
        <translation>Days off and swaps of {year} are missing: enter them as announced before promising dates in that year.</translation>
    </message>
    <message>
        <source>Ngày này</source>
        <translation>This day</translation>
    </message>
    <message>
        <source>Năm sau (Ctrl+PageDown)</source>
        <translation>Next year (Ctrl+PageDown)</translation>
    </message>
    <message>
        <source>Năm trước (Ctrl+PageUp)</source>
        <translation>Year before (Ctrl+PageUp)</translation>
    </message>
    <message>
        <source>Số thông báo</source>
        <translation>Notice number</translation>
    </message>
    <message>
        <source>Tên ngày</source>
        <translation>Name of the day</translation>
    </message>
    <message>
        <source>Từ {day} ngày nghỉ mới là dự kiến, ngày hoán đổi chưa được thông báo.</source>
        <translation>From {day} days off are only planned; swap days are not announced yet.</translation>
    </message>
    <message>
        <source>{day} lại như lịch công bố</source>
        <translation>{day} is as published again</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đã lưu giờ làm việc</source>
        <translation>Working hours saved</translation>
    </message>
    <message>
        <source>Đã đặt {day}: {kind}</source>
        <translation>{day} set: {kind}</translation>
    </message>
    <message>
        <source>Đổi ngày này</source>
        <translation>Change this day</translation>
    </message>
</context>
<context>
    <name>CashCount</name>
    <message>
        <source>Chuyển khoản (đ)</source>
        <translation>Transfers (đ)</translation>
    </message>
    <message>
        <source>Chỉ ghi chữ số</source>
        <translation>Digits only</translation>
    </message>
    <message>
        <source>Còn thiếu {sum}</source>
        <translation>{sum} missing</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi kiểm quỹ</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>Khớp</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>Kiểm quỹ ngày {day}</source>
        <translation>Count of {day}</translation>
    </message>
    <message>
        <source>Phải thu {expected}. Tiền mặt {cash} + chuyển khoản {transfer} = {found}.</source>
        <translation>Due {expected}. Cash {cash} + transfers {transfer} = {found}.</translation>
    </message>
    <message>
        <source>Số tiền lệch: ghi vì sao</source>
        <translation>The sum differs: say why</translation>
    </message>
    <message>
        <source>Số tờ {worth}</source>
        <translation>Notes of {worth}</translation>
    </message>
    <message>
        <source>Thừa {sum}</source>
        <translation>{sum} too much</translation>
    </message>
    <message>
        <source>vì sao lệch, hoặc để trống khi khớp</source>
        <translation>why it differs; empty where it agrees</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Chưa chắc</source>
        <translation>Unsure</translation>
    </message>
    <message>
        <source>Chưa kiểm chứng, trung tâm chưa xác nhận</source>
        <translation>Not verified, not confirmed by the centre</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation>No longer in force</translation>
    </message>
    <message>
        <source>Không còn</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Theo suy luận hoặc nguồn phụ, trung tâm chưa xác nhận</source>
        <translation>Inferred or from a secondary source, not confirmed by the centre</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Trung tâm đã xác nhận đúng như đang ghi</source>
        <translation>Confirmed by the centre as it stands</translation>
    </message>
    <message>
        <source>chưa có mức</source>
        <translation>no rate yet</translation>
    </message>
    <message>
        <source>cách nộp</source>
        <translation>ways to hand in</translation>
    </message>
    <message>
        <source>ghi chú</source>
        <translation>note</translation>
    </message>
    <message>
        <source>giấy tờ</source>
        <translation>papers</translation>
    </message>
    <message>
        <source>hay dùng</source>
        <translation>frequent use</translation>
    </message>
    <message>
        <source>hết hiệu lực {count}</source>
        <translation>{count} ended</translation>
    </message>
    <message>
        <source>hệ thống xử lý</source>
        <translation>processing system</translation>
    </message>
    <message>
        <source>khác</source>
        <translation>other</translation>
    </message>
    <message>
        <source>không còn {count}</source>
        <translation>{count} gone</translation>
    </message>
    <message>
        <source>không ghi ngày bắt đầu</source>
        <translation>no start date</translation>
    </message>
    <message>
        <source>không ghi số</source>
        <translation>no number given</translation>
    </message>
    <message>
        <source>không thu</source>
        <translation>free</translation>
    </message>
    <message>
        <source>kết quả</source>
        <translation>result</translation>
    </message>
    <message>
        <source>lĩnh vực</source>
        <translation>field</translation>
    </message>
    <message>
        <source>ngày có hiệu lực</source>
        <translation>start date</translation>
    </message>
    <message>
        <source>ngày hết hiệu lực</source>
        <translation>end date</translation>
    </message>
    <message>
        <source>phí</source>
        <translation>fee</translation>
    </message>
    <message>
        <source>quyết định</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>thay đổi {count}</source>
        <translation>{count} changed</translation>
    </message>
    <message>
        <source>thêm {count}</source>
        <translation>{count} new</translation>
    </message>
    <message>
        <source>thêm ở đây</source>
        <translation>added here</translation>
    </message>
    <message>
        <source>thời hạn</source>
        <translation>time limit</translation>
    </message>
    <message>
        <source>trường hợp</source>
        <translation>case</translation>
    </message>
    <message>
        <source>tên</source>
        <translation>name</translation>
    </message>
    <message>
        <source>tên ngắn</source>
        <translation>short name</translation>
    </message>
    <message>
        <source>từ khóa</source>
        <translation>keywords</translation>
    </message>
    <message>
        <source>từ {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>việc dùng ở trung tâm</source>
        <translation>use at the centre</translation>
    </message>
    <message>
        <source>xuất trình</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>{amount}/bản</source>
        <translation>{amount}/copy</translation>
    </message>
    <message>
        <source>{amount}/trang</source>
        <translation>{amount}/page</translation>
    </message>
    <message>
        <source>{begins} đến hết {day}</source>
        <translation>{begins} until {day}</translation>
    </message>
    <message>
        <source>{count} chính</source>
        <translation>{count} orig.</translation>
    </message>
    <message>
        <source>{count} sao</source>
        <translation>{count} copy</translation>
    </message>
    <message>
        <source>Đã kiểm</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Đã xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Đã đọc ở nguồn, trung tâm chưa xác nhận</source>
        <translation>Read at the source, not confirmed by the centre</translation>
    </message>
    <message>
        <source>đã sửa</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>đã ẩn</source>
        <translation>hidden</translation>
    </message>
</context>
<context>
    <name>CatalogueList</name>
    <message>
        <source>Chưa có thời hạn</source>
        <translation>No time limit</translation>
    </message>
    <message>
        <source>Chưa xác nhận</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Procedure catalogue</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Mọi lĩnh vực</source>
        <translation>All fields</translation>
    </message>
    <message>
        <source>Nhập từ tệp…</source>
        <translation>Import from file…</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Tên ngắn</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Tìm tên, mã, chữ đầu…</source>
        <translation>Find name, code, initials…</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{count} thủ tục</source>
        <translation>Procedures: {count}</translation>
    </message>
    <message>
        <source>{count} trong {all}</source>
        <translation>{count} of {all}</translation>
    </message>
    <message>
        <source>Đã nhập từ tệp</source>
        <translation>Imported from file</translation>
    </message>
    <message>
        <source>Đã sửa ở đây</source>
        <translation>Edited here</translation>
    </message>
    <message>
        <source>Đã ẩn</source>
        <translation>Hidden</translation>
    </message>
</context>
<context>
    <name>CatalogueSection</name>
    <message>
        <source>Bỏ mọi sửa đổi</source>
        <translation>Drop all edits</translation>
    </message>
    <message>
        <source>Bỏ sửa đổi của mục này?</source>
        <translation>Drop the edits of this entry?</translation>
    </message>
    <message>
        <source>Nhập danh mục từ tệp</source>
        <translation>Import a catalogue from file</translation>
    </message>
    <message>
        <source>Tên ngắn, thời hạn, phí, giấy tờ và ghi chú trở lại như danh mục đã công bố và đã nhập.</source>
        <translation>Short name, time limit, fee, papers and note go back to the published and imported catalogue.</translation>
    </message>
    <message>
        <source>Tệp danh mục</source>
        <translation>Catalogue file</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Chính</source>
        <translation>Orig.</translation>
    </message>
    <message>
        <source>Sao</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Thêm giấy tờ khác</source>
        <translation>Add another paper</translation>
    </message>
    <message>
        <source>Tên giấy tờ khác</source>
        <translation>Name of another paper</translation>
    </message>
    <message>
        <source>Tên giấy tờ, rồi Enter</source>
        <translation>Name of the paper, then Enter</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source> bản</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Giấy tờ của hồ sơ</source>
        <translation>Papers of the dossier</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In ra: {printer}</source>
        <translation>Printer: {printer}</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Tiêu đề</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>máy in mặc định</source>
        <translation>standard printer</translation>
    </message>
    <message numerus="yes">
        <source>Đã in {count} lần. Bản in này có dòng “BẢN IN LẠI” và giờ in.</source>
        <translation>
            <numerusform>Printed {count} time. This print carries the line “BẢN IN LẠI” with its time.</numerusform>
            <numerusform>Printed {count} times. This print carries the line “BẢN IN LẠI” with its time.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đặt máy in</source>
        <translation>Set up printer</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>Cách chỉnh giờ</source>
        <translation>How to set the clock</translation>
    </message>
    <message>
        <source>Ngày hẹn trả sẽ sai: chỉnh giờ máy trước khi nhận hồ sơ.</source>
        <translation>Due dates will be wrong: set the clock before you take dossiers.</translation>
    </message>
    <message>
        <source>Đồng hồ máy này chỉ {now}, trước bản ghi gần nhất ({last}).</source>
        <translation>This machine’s clock says {now}, before the latest record ({last}).</translation>
    </message>
</context>
<context>
    <name>ClosedDay</name>
    <message>
        <source>Chốt lại</source>
        <translation>Close again</translation>
    </message>
    <message>
        <source>Chốt lại ngày này và xuất lại tệp</source>
        <translation>Close this day again and export its files again</translation>
    </message>
    <message>
        <source>Số liệu đã khác lúc chốt: {changes}. Chốt lại để ghi số mới và xuất lại tệp.</source>
        <translation>The figures differ from those closed: {changes}. Close again to record the new ones and export again.</translation>
    </message>
    <message>
        <source>phí</source>
        <translation>fees</translation>
    </message>
    <message>
        <source>tiếp nhận</source>
        <translation>received</translation>
    </message>
    <message>
        <source>đã giải quyết</source>
        <translation>settled</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Lý do chốt khi số liệu chưa khớp</source>
        <translation>Reason for closing with figures that disagree</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở {file}</source>
        <translation>Open {file}</translation>
    </message>
    <message>
        <source>Đã ghi {file}</source>
        <translation>{file} written</translation>
    </message>
    <message>
        <source>Đã sao lưu vào {file}</source>
        <translation>Backed up to {file}</translation>
    </message>
    <message>
        <source>Đã xuất tệp</source>
        <translation>File exported</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>Ngày, ví dụ 27/11 hoặc 27/11/2026; ↑ ↓ thêm, bớt một ngày</source>
        <translation>A day, such as 27/11 or 27/11/2026; ↑ ↓ one day more or less</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>từ {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>đến {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>DaysChart</name>
    <message numerus="yes">
        <source>Biểu đồ {count} ngày: </source>
        <translation>
            <numerusform>Chart of {count} day: </numerusform>
            <numerusform>Chart of {count} days: </numerusform>
        </translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>tiếp nhận {received}, giải quyết {settled}</source>
        <translation>received {received}, settled {settled}</translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation>Settled</translation>
    </message>
</context>
<context>
    <name>DeclinePanel</name>
    <message>
        <source>Chép nội dung phiếu</source>
        <translation>Copy text of the form</translation>
    </message>
    <message>
        <source>Cần ghi lý do từ chối</source>
        <translation>Enter the reason for refusal</translation>
    </message>
    <message>
        <source>Cần ghi lý do: {paper}</source>
        <translation>Enter the reason: {paper}</translation>
    </message>
    <message>
        <source>Cần ghi ít nhất một nội dung và lý do</source>
        <translation>Enter at least one item and its reason</translation>
    </message>
    <message>
        <source>Gác lại, chờ bổ sung</source>
        <translation>Put aside until supplemented</translation>
    </message>
    <message>
        <source>Hồ sơ chưa tiếp nhận; danh sách được giữ cùng nháp đến khi người dân quay lại.</source>
        <translation>The dossier is not received yet; the list is kept with the draft until the applicant comes back.</translation>
    </message>
    <message>
        <source>Hồ sơ được cấp mã, ghi là không được tiếp nhận, kèm lý do.</source>
        <translation>The dossier gets a number and is recorded as not received, with the reason.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusal</translation>
    </message>
    <message>
        <source>Lý do: {paper}</source>
        <translation>Reason: {paper}</translation>
    </message>
    <message>
        <source>Nội dung khác</source>
        <translation>Another item</translation>
    </message>
    <message>
        <source>Nội dung khác cần bổ sung</source>
        <translation>Another item to supplement</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Từ chối nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận hồ sơ</source>
        <translation>Refuse the dossier</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung, hoàn thiện hồ sơ</source>
        <translation>Ask for a supplement</translation>
    </message>
    <message>
        <source>Để dán vào phiếu Mẫu 02 hoặc gửi cho người dân</source>
        <translation>To paste into Form 02, or to send to the applicant; in Vietnamese</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Chưa chọn kết quả</source>
        <translation>No result chosen</translation>
    </message>
    <message>
        <source>Cách nhận</source>
        <translation>Way of return</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Ghi họ và tên người được ủy quyền</source>
        <translation>Enter the full name of the authorised person</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Gửi đến</source>
        <translation>Send to</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Họ và tên ghi trên giấy ủy quyền</source>
        <translation>Full name on the authorisation</translation>
    </message>
    <message>
        <source>Họ và tên người được ủy quyền</source>
        <translation>Full name of the authorised person</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Người được ủy quyền</source>
        <translation>Authorised person</translation>
    </message>
    <message>
        <source>Quét mã trên giấy hẹn, quét thẻ của người nhận, hoặc chọn trong danh sách.</source>
        <translation>Scan the slip, scan the receiver’s card, or choose from the list.</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Thẻ căn cước vừa quét khớp với người nộp.</source>
        <translation>The card just scanned is the applicant’s.</translation>
    </message>
    <message>
        <source>Thẻ căn cước vừa quét là của {name}, người làm việc thay người nộp ghi lúc tiếp nhận.</source>
        <translation>The card just scanned is that of {name}, who was recorded at reception as acting for the applicant.</translation>
    </message>
    <message>
        <source>Thẻ vừa quét là của {name}, không phải người nộp. Xem giấy ủy quyền trước khi trao.</source>
        <translation>The card just scanned is {name}’s, not the applicant’s. Check the authorisation before handing over.</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Xem và in các mẫu của hồ sơ (Ctrl+Shift+P)</source>
        <translation>Look at and print the forms of the dossier (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Xác nhận đã trả</source>
        <translation>Confirm handover</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Điện tử</source>
        <translation>Electronic</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Bấm phím Windows + dấu cách để chọn English (US), và đặt máy đọc ở bàn phím USA.</source>
        <translation>Press Windows + space to choose English (US), and set the reader to the USA keyboard.</translation>
    </message>
    <message>
        <source>Chỉ nhận được một phần của thẻ.</source>
        <translation>Only a part of the card arrived.</translation>
    </message>
    <message>
        <source>Chữ Việt còn nguyên kiểu gõ Telex hay VNI.</source>
        <translation>Vietnamese letters are still as typed in Telex or VNI.</translation>
    </message>
    <message>
        <source>Chữ có dấu bị mất trên đường: bàn phím giả không có chữ Việt.</source>
        <translation>Marked letters were lost on the way: the emulated keyboard has no Vietnamese letters.</translation>
    </message>
    <message>
        <source>Dài hơn mọi thẻ căn cước.</source>
        <translation>Longer than any identity card.</translation>
    </message>
    <message>
        <source>Giấy hẹn, mã {number}: đọc tốt.</source>
        <translation>Slip, number {number}: read well.</translation>
    </message>
    <message>
        <source>Giống thẻ căn cước nhưng sai dấu ngăn giữa các phần.</source>
        <translation>Looks like an identity card, but the separators are wrong.</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Giữ thẻ yên rồi quét lại; vẫn thiếu thì đặt máy đọc gửi phím chậm hơn, hoặc USB-COM.</source>
        <translation>Hold the card still and scan again; if parts are still missing, have the reader send keys more slowly, or use USB-COM.</translation>
    </message>
    <message>
        <source>Hai thẻ dính vào nhau thành một lần quét.</source>
        <translation>Two cards ran together into one scan.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Máy đọc gửi chữ theo bảng mã khác UTF-8. Đã tự đọc lại đúng.</source>
        <translation>The reader sends letters in another encoding than UTF-8. Read right all the same.</translation>
    </message>
    <message>
        <source>Máy đọc và Windows dùng hai kiểu bàn phím khác nhau, nên dấu | thành dấu khác.</source>
        <translation>Reader and Windows use different keyboard layouts, so | became another sign.</translation>
    </message>
    <message>
        <source>Mã khác, {count} ký tự: “{text}”. Máy đọc được; đây không phải thẻ hay giấy hẹn.</source>
        <translation>Another code, {count} characters: “{text}”. The reader works; this is neither a card nor a slip.</translation>
    </message>
    <message>
        <source>Ngày cấp</source>
        <translation>Date of issue</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Nên tắt Caps Lock khi quét.</source>
        <translation>Turn Caps Lock off while scanning.</translation>
    </message>
    <message>
        <source>Nên đặt máy đọc gửi UTF-8 để mọi chữ luôn đúng.</source>
        <translation>Set the reader to send UTF-8, so that every letter is always right.</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Phím Caps Lock đang bật: chữ hoa thành chữ thường. Đã tự đọc lại đúng.</source>
        <translation>Caps Lock is on: capitals became small letters. Read right all the same.</translation>
    </message>
    <message>
        <source>Quét lại; vẫn vậy thì kiểm tra máy đọc có bỏ bớt ký tự đầu hay không.</source>
        <translation>Scan again; if nothing changes, see whether the reader drops the first characters.</translation>
    </message>
    <message>
        <source>Quét đúng mã vuông trên thẻ căn cước.</source>
        <translation>Scan the square code of the identity card.</translation>
    </message>
    <message>
        <source>Số CMND cũ</source>
        <translation>Old identity number</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Personal number</translation>
    </message>
    <message>
        <source>Số định danh không đủ 12 chữ số.</source>
        <translation>The personal number has fewer than 12 digits.</translation>
    </message>
    <message>
        <source>Thẻ căn cước, chưa đọc được: {fields}.</source>
        <translation>Identity card, not read: {fields}.</translation>
    </message>
    <message>
        <source>Thẻ căn cước, nhưng chưa đọc được.</source>
        <translation>An identity card, but not readable.</translation>
    </message>
    <message>
        <source>Thẻ căn cước: đọc đủ mọi phần.</source>
        <translation>Identity card: every part was read.</translation>
    </message>
    <message>
        <source>Tắt bộ gõ (UniKey, EVKey) khi quét; hoặc đặt máy đọc ở chế độ USB-COM.</source>
        <translation>Turn the input method (UniKey, EVKey) off while scanning, or set the reader to USB-COM.</translation>
    </message>
    <message>
        <source>Đặt máy đọc gửi Enter (CR) sau mỗi lần quét.</source>
        <translation>Set the reader to send Enter (CR) after each scan.</translation>
    </message>
    <message>
        <source>Đặt máy đọc ở chế độ USB-COM rồi chọn Cổng COM ở trên; hoặc bật gửi Unicode (Alt + số).</source>
        <translation>Set the reader to USB-COM and choose COM port above, or turn on sending Unicode (Alt + digits).</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>Một Cửa Xã</source>
        <translation>Một Cửa Xã</translation>
    </message>
    <message>
        <source>Về trang đăng nhập</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>DoorPages</name>
    <message>
        <source>Đã khôi phục {events} bản ghi, trong đó {saved} bản ghi cứu từ tệp cũ.</source>
        <translation>{events} records restored, {saved} of them saved from the old file.</translation>
    </message>
</context>
<context>
    <name>DossierList</name>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ưu tiên: {reason}</source>
        <translation>served first: {reason}</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Chưa đọc được hồ sơ này</source>
        <translation>This dossier could not be read</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Hồ sơ khác của người này</source>
        <translation>Other dossiers of this person</translation>
    </message>
    <message>
        <source>Hồ sơ này không còn bước nào chờ làm</source>
        <translation>No step of this dossier waits to be taken</translation>
    </message>
    <message>
        <source>Hồ sơ {number}</source>
        <translation>Dossier {number}</translation>
    </message>
    <message>
        <source>Hồ sơ đi tiếp theo bản của tỉnh</source>
        <translation>The dossier goes on as the province has it</translation>
    </message>
    <message>
        <source>Lập phiếu xin lỗi</source>
        <translation>Write apology</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Phải xin lỗi và đề nghị gia hạn (Mẫu 04), nêu lý do và ngày trả mới. Chỉ gia hạn một lần.</source>
        <translation>An apology with a request to extend (Form 04) is due, with the reason and a new date. Only one extension is allowed.</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tạm dừng tính hạn từ {time}: {reason}</source>
        <translation>Time limit paused from {time}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>Tỉnh từ chối {count} bản ghi</source>
        <translation>
            <numerusform>The province refused {count} record</numerusform>
            <numerusform>The province refused {count} records</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem và in {paper}</source>
        <translation>View and print {paper}</translation>
    </message>
    <message>
        <source>{late}, chưa có phiếu xin lỗi</source>
        <translation>{late}, no apology yet</translation>
    </message>
    <message>
        <source>{reason}. Mọi bản ghi vẫn còn trên máy này; việc sau đó của hồ sơ chờ đến khi có người xem.</source>
        <translation>{reason}. All records are still on this machine; later steps of the dossier wait until someone has looked.</translation>
    </message>
    <message>
        <source>Đã xem, theo bản của tỉnh</source>
        <translation>Seen, go by the province</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Chưa có hồ sơ nào của người này.</source>
        <translation>No dossier of this person yet.</translation>
    </message>
    <message>
        <source>Hiện ra khi đã biết người nộp là ai.</source>
        <translation>Shown once the applicant is known.</translation>
    </message>
    <message>
        <source>Hồ sơ trước đây</source>
        <translation>Earlier dossiers</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở {number}, {name}, {status}</source>
        <translation>Open {number}, {name}, {status}</translation>
    </message>
    <message>
        <source>Xem cả {count}</source>
        <translation>All {count}</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Bỏ mọi bộ lọc</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp bộ lọc</source>
        <translation>No dossier matches the filters</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp “{typed}”</source>
        <translation>No dossier matches “{typed}”</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào trong mục “{view}”</source>
        <translation>No dossier in “{view}”</translation>
    </message>
    <message>
        <source>Tiếp nhận mới</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Tìm cả hồ sơ đã đóng</source>
        <translation>Search closed dossiers too</translation>
    </message>
    <message>
        <source>Xem hồ sơ đang mở</source>
        <translation>Show open dossiers</translation>
    </message>
    <message>
        <source>Đang lọc: {filters}. Đã tìm cả tên không dấu, mã, số định danh và số điện thoại.</source>
        <translation>Filtered by: {filters}. Names without marks, dossier numbers, personal numbers and telephone numbers were searched too.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Chốt ngày lúc {time}</source>
        <translation>Close the day at {time}</translation>
    </message>
    <message>
        <source>Hẹn trả {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>Hẹn trả {time} hôm nay</source>
        <translation>Due {time} today</translation>
    </message>
    <message>
        <source>Lãnh đạo nhập trong Quản trị</source>
        <translation>The head enters it in Administration</translation>
    </message>
    <message>
        <source>Lịch nghỉ năm {year} chưa có</source>
        <translation>Calendar of {year} is missing</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nhập cả ngày hoán đổi</source>
        <translation>Enter swap days too</translation>
    </message>
    <message>
        <source>Nhắc người dân đến nhận</source>
        <translation>Remind people to come</translation>
    </message>
    <message>
        <source>Quá hạn lúc {time}</source>
        <translation>Overdue since {time}</translation>
    </message>
    <message>
        <source>Quá hạn {days} ngày</source>
        <translation>{days} d overdue</translation>
    </message>
    <message>
        <source>Số liệu gửi tỉnh trước 17:00</source>
        <translation>Figures go to the province before 17:00</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>{count} kết quả chờ trả</source>
        <translation>{count} to hand over</translation>
    </message>
    <message numerus="yes">
        <source>{count} việc chờ bạn xem</source>
        <translation>
            <numerusform>{count} thing waits for you</numerusform>
            <numerusform>{count} things wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Giấy tờ ủy quyền</source>
        <translation>Authorisation</translation>
    </message>
    <message>
        <source>Hiện hoặc ẩn số định danh</source>
        <translation>Show or hide the ID number</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Kênh nộp</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Mã số tổ chức</source>
        <translation>Organisation number</translation>
    </message>
    <message>
        <source>Mã xác nhận</source>
        <translation>Proof code</translation>
    </message>
    <message>
        <source>Nay thuộc</source>
        <translation>Now in</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Người đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Return of result</translation>
    </message>
    <message>
        <source>Nơi giải quyết</source>
        <translation>Settled at</translation>
    </message>
    <message>
        <source>Nộp thay</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Thông tin hồ sơ</source>
        <translation>About the dossier</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Vì sao ngày này?</source>
        <translation>Why this date?</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>đến {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>Đã hiểu</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>FeeAccountSection</name>
    <message>
        <source>Bỏ tài khoản</source>
        <translation>Remove the account</translation>
    </message>
    <message>
        <source>Chỉ chữ và số, nhiều nhất 19</source>
        <translation>Letters and digits only, 19 at most</translation>
    </message>
    <message>
        <source>Chọn ngân hàng</source>
        <translation>Choose a bank</translation>
    </message>
    <message>
        <source>Chủ tài khoản</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>Khi hồ sơ có phí, giấy hẹn và trang In giấy tờ có mã VietQR đúng số tiền và mã hồ sơ. Tiền vào thẳng tài khoản này: thử chuyển 1.000 đồng trước khi dùng.</source>
        <translation>Where a dossier has a fee, the slip and the Printing page carry a VietQR code with the amount and the number. Money goes straight to this account: try with 1,000 đồng first.</translation>
    </message>
    <message>
        <source>Không in và không hiện mã nộp tiền nữa</source>
        <translation>Print and show no payment code any more</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mã ngân hàng (BIN)</source>
        <translation>Number of the bank (BIN)</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Ngân hàng khác</source>
        <translation>Another bank</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Tài khoản thu phí</source>
        <translation>Account for fees</translation>
    </message>
    <message>
        <source>chữ số, không có dấu cách</source>
        <translation>digits, no spaces</translation>
    </message>
    <message>
        <source>như ngân hàng ghi</source>
        <translation>as the bank has it</translation>
    </message>
    <message>
        <source>sáu chữ số</source>
        <translation>six digits</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực ngay</source>
        <translation>Saved, in force at once</translation>
    </message>
</context>
<context>
    <name>FeeForm</name>
    <message>
        <source>Cao nhất một bản</source>
        <translation>Most for one copy</translation>
    </message>
    <message>
        <source>Chưa có mức của tỉnh</source>
        <translation>No provincial rate yet</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Danh mục ghi: {value}</source>
        <translation>Catalogue: {value}</translation>
    </message>
    <message>
        <source>Không thu</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Mỗi bản</source>
        <translation>Per copy</translation>
    </message>
    <message>
        <source>Mỗi hồ sơ</source>
        <translation>Per dossier</translation>
    </message>
    <message>
        <source>Mỗi trang sau</source>
        <translation>Each further page</translation>
    </message>
    <message>
        <source>Mỗi trang đầu</source>
        <translation>Each first page</translation>
    </message>
    <message>
        <source>Mức thu</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Nộp qua bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Nộp trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Nộp trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Số trang đầu</source>
        <translation>First pages</translation>
    </message>
    <message>
        <source>Theo cách nộp</source>
        <translation>By channel</translation>
    </message>
    <message>
        <source>Theo số trang</source>
        <translation>By pages</translation>
    </message>
    <message>
        <source>không giới hạn</source>
        <translation>no limit</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Loại tệp:</source>
        <translation>File type:</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Trong thư mục:</source>
        <translation>In folder:</translation>
    </message>
    <message>
        <source>Tên:</source>
        <translation>Name:</translation>
    </message>
</context>
<context>
    <name>FileLane</name>
    <message>
        <source>Tệp đính kèm</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>chưa đến lượt</source>
        <translation>not yet its turn</translation>
    </message>
    <message numerus="yes">
        <source>còn {count} tệp, gửi tiếp sau</source>
        <translation>
            <numerusform>{count} file left, sent later</numerusform>
            <numerusform>{count} files left, sent later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>còn {count} tệp, đã hết mức của giờ này</source>
        <translation>
            <numerusform>{count} file left, this hour’s share is used</numerusform>
            <numerusform>{count} files left, this hour’s share is used</numerusform>
        </translation>
    </message>
    <message>
        <source>gửi sau, theo hạn trả</source>
        <translation>sent later, by due date</translation>
    </message>
    <message>
        <source>không có tệp chờ gửi</source>
        <translation>no files waiting</translation>
    </message>
    <message>
        <source>lần sau</source>
        <translation>next time</translation>
    </message>
    <message numerus="yes">
        <source>{count} tệp chờ gửi, {size}</source>
        <translation>
            <numerusform>{count} file waiting, {size}</numerusform>
            <numerusform>{count} files waiting, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} tệp, tỉnh đã có đủ</source>
        <translation>
            <numerusform>{count} file, with the province</numerusform>
            <numerusform>{count} files, all with the province</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{sent} trong {whole} tệp, {size} trong {all}</source>
        <translation>
            <numerusform>{sent} of {whole} file, {size} of {all}</numerusform>
            <numerusform>{sent} of {whole} files, {size} of {all}</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang gửi tệp đính kèm: {progress}</source>
        <translation>Sending attachments: {progress}</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Bỏ mọi bộ lọc (Esc)</source>
        <translation>Clear all filters (Esc)</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Kênh nộp</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Lọc trong danh sách</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Lọc: tên, mã, số điện thoại</source>
        <translation>Filter: name, number, phone</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Mọi kênh</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>Mọi lĩnh vực</source>
        <translation>All fields</translation>
    </message>
    <message>
        <source>Mọi người</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Ngày nhận, ví dụ 23/11, 1/11–23/11, từ 1/11 hoặc đến 23/11</source>
        <translation>Day received, for example 23/11, 1/11–23/11, from 1/11 or until 23/11</translation>
    </message>
    <message>
        <source>Người tiếp nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Vừa sửa</source>
        <translation>Last changed</translation>
    </message>
    <message>
        <source>Xếp theo</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Xếp: {order}</source>
        <translation>Sort: {order}</translation>
    </message>
    <message>
        <source>nhận ngày {day}</source>
        <translation>received {day}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Bản minh họa được cất ở {folder}</source>
        <translation>The demonstration was put aside in {folder}</translation>
    </message>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>Chọn một mật khẩu</source>
        <translation>Choose a password</translation>
    </message>
    <message>
        <source>Chọn tệp ghi danh</source>
        <translation>Choose enrolment file</translation>
    </message>
    <message>
        <source>Chọn tệp ghi danh của tỉnh trước.</source>
        <translation>First choose the province’s enrolment file.</translation>
    </message>
    <message>
        <source>Chọn tệp ghi danh…</source>
        <translation>Choose enrolment file…</translation>
    </message>
    <message>
        <source>Ghi họ và tên</source>
        <translation>Enter the full name</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau</source>
        <translation>The two entries differ</translation>
    </message>
    <message>
        <source>Họ và tên người quản trị máy này</source>
        <translation>Full name of this machine’s administrator</translation>
    </message>
    <message>
        <source>Máy này đang có bản minh họa. Hồ sơ đã thử không vào sổ của xã: thiết lập xong, chúng được cất nguyên vào một thư mục riêng bên cạnh, không bị xóa.</source>
        <translation>This machine has the demonstration. Dossiers that were tried do not enter the commune’s register: once this is done they are put aside whole in a folder of their own, and not deleted.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Thiết lập</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>Thiết lập máy này</source>
        <translation>Set up this machine</translation>
    </message>
    <message>
        <source>Tệp ghi danh</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>Tỉnh gửi mỗi quầy một tệp ghi danh. Máy làm việc được ngay, kể cả khi chưa có mạng; lần đầu có mạng máy tự ghi danh với tỉnh.</source>
        <translation>The province sends one enrolment file to each counter. The machine works at once, even without a link; with the first link it enrols itself at the province.</translation>
    </message>
    <message>
        <source>{centre}, {counter}</source>
        <translation>{centre}, {counter}</translation>
    </message>
    <message>
        <source>Đã thiết lập. Đăng nhập, rồi in phiếu khôi phục ở trang Quản trị và cất vào két.</source>
        <translation>Set up. Sign in, then print the recovery sheet under Administration and keep it in the safe.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Enter sang ô tiếp · F6 sang vùng tiếp · Phím cách đánh dấu giấy tờ</source>
        <translation>Enter next field · F6 next zone · Space ticks a paper</translation>
    </message>
    <message>
        <source>Nháp tự lưu {time}</source>
        <translation>Draft saved {time}</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Ai làm được</source>
        <translation>Who may do it</translation>
    </message>
    <message>
        <source>Bao lâu</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>Bao nhiêu</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>Bản hướng dẫn để tham khảo, chưa được trung tâm kiểm lại.</source>
        <translation>The guide is for orientation; the centre has not checked it yet.</translation>
    </message>
    <message>
        <source>Các bước tại quầy</source>
        <translation>Steps at the counter</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Hỏi từng bước</source>
        <translation>Ask step by step</translation>
    </message>
    <message>
        <source>Lỗi hay gặp</source>
        <translation>Common mistakes</translation>
    </message>
    <message>
        <source>Người dân cần việc gì?</source>
        <translation>What is needed?</translation>
    </message>
    <message>
        <source>Nên hỏi</source>
        <translation>Worth asking</translation>
    </message>
    <message>
        <source>Nội dung hướng dẫn</source>
        <translation>Text of the guide</translation>
    </message>
    <message>
        <source>Từ đầu</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>Đóng hướng dẫn (Esc)</source>
        <translation>Close the guide (Esc)</translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>Không có mục nào chứa “{typed}”. Thử một từ khác.</source>
        <translation>No chapter has “{typed}”. Try another word.</translation>
    </message>
    <message>
        <source>Mục lục trợ giúp</source>
        <translation>Contents of the help</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Sách hướng dẫn bằng tiếng Việt.</source>
        <translation>The handbook is in Vietnamese.</translation>
    </message>
    <message>
        <source>Tìm trong trợ giúp</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>Tìm, không cần dấu</source>
        <translation>Search, marks not needed</translation>
    </message>
</context>
<context>
    <name>HandbookOver</name>
    <message>
        <source>Đóng trợ giúp</source>
        <translation>Close help</translation>
    </message>
</context>
<context>
    <name>Happening</name>
    <message>
        <source>Bản ghi của bản chương trình mới hơn</source>
        <translation>Record of a newer program version</translation>
    </message>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Chuyển {unit} xử lý</source>
        <translation>Forwarded to {unit}</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Công dân yêu cầu rút hồ sơ</source>
        <translation>Withdrawn by the applicant</translation>
    </message>
    <message>
        <source>Dừng xử lý (Mẫu 05)</source>
        <translation>Stopped (Form 05)</translation>
    </message>
    <message>
        <source>Gỡ tệp đính kèm</source>
        <translation>File detached</translation>
    </message>
    <message>
        <source>Hoàn tác: {step}</source>
        <translation>Taken back: {step}</translation>
    </message>
    <message>
        <source>Hẹn trả mới {promise}</source>
        <translation>Now due {promise}</translation>
    </message>
    <message>
        <source>Hẹn trả {promise}</source>
        <translation>Due {promise}</translation>
    </message>
    <message>
        <source>Không tiếp nhận (Mẫu 03)</source>
        <translation>Not received (Form 03)</translation>
    </message>
    <message>
        <source>Người dân đánh giá: {level}</source>
        <translation>Rated by the applicant: {level}</translation>
    </message>
    <message>
        <source>Số kết quả: {value}</source>
        <translation>Result number: {value}</translation>
    </message>
    <message>
        <source>Sửa thông tin tiếp nhận</source>
        <translation>Reception details corrected</translation>
    </message>
    <message>
        <source>Tiếp nhận, lập giấy hẹn</source>
        <translation>Received, slip made</translation>
    </message>
    <message>
        <source>Tỉnh cấp mã hồ sơ chính thức</source>
        <translation>Official number given by the province</translation>
    </message>
    <message>
        <source>Tỉnh từ chối</source>
        <translation>Province refused</translation>
    </message>
    <message>
        <source>Tỉnh đã lưu</source>
        <translation>With the province</translation>
    </message>
    <message>
        <source>Xin lỗi và gia hạn (Mẫu 04)</source>
        <translation>Apology and extension (Form 04)</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung (Mẫu 02)</source>
        <translation>Supplement requested (Form 02)</translation>
    </message>
    <message>
        <source>Yêu cầu thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty requested</translation>
    </message>
    <message>
        <source>bản ghi chưa đúng dạng</source>
        <translation>the record is not in the right form</translation>
    </message>
    <message>
        <source>bản ghi thuộc trung tâm khác</source>
        <translation>the record belongs to another centre</translation>
    </message>
    <message>
        <source>có giá trị đến {value}</source>
        <translation>valid until {value}</translation>
    </message>
    <message>
        <source>cấp cho {value}</source>
        <translation>issued to {value}</translation>
    </message>
    <message>
        <source>hai bản ghi khác nhau mang cùng một mã</source>
        <translation>two different records carry the same number</translation>
    </message>
    <message>
        <source>hồ sơ đã đổi ở nơi khác trước khi bản ghi này đến tỉnh</source>
        <translation>the dossier was changed elsewhere before this record reached the province</translation>
    </message>
    <message>
        <source>tỉnh chưa nêu lý do</source>
        <translation>the province gave no reason</translation>
    </message>
    <message>
        <source>tỉnh phục hồi bản cũ và chưa nhận lại bản ghi này từ quầy đã ghi</source>
        <translation>the province went back to an old copy and has not received this record again from its counter</translation>
    </message>
    <message>
        <source>{way}, người nhận: {name}</source>
        <translation>{way}, receiver: {name}</translation>
    </message>
    <message>
        <source>Đã nhận bổ sung, tính hạn tiếp</source>
        <translation>Supplement received, time runs on</translation>
    </message>
    <message>
        <source>Đã nộp tiền, tính hạn tiếp</source>
        <translation>Paid, time runs on</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>Đã xem bản ghi bị tỉnh từ chối, làm tiếp theo bản của tỉnh</source>
        <translation>Refused record seen, going by the province</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>File attached</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Bỏ trang</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Ghép và đính kèm</source>
        <translation>Join and attach</translation>
    </message>
    <message>
        <source>Giấy tờ được quét</source>
        <translation>Paper to scan</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Lên trước</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Lấy lại trang</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Quét cả khay</source>
        <translation>Scan feeder</translation>
    </message>
    <message>
        <source>Quét một mặt giấy trên kính</source>
        <translation>Scan one side on the glass</translation>
    </message>
    <message>
        <source>Ra sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Thêm tệp</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>Xoay phải</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Xoay trái</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>{paper} (đã có tệp)</source>
        <translation>{paper} (has a file)</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Chưa có bản nào</source>
        <translation>No copy yet</translation>
    </message>
    <message>
        <source>Chưa có giờ của tỉnh để so</source>
        <translation>No time of the province to compare with yet</translation>
    </message>
    <message>
        <source>Chưa dùng</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Chưa kiểm tra</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Chưa lần nào hai bên khớp hết</source>
        <translation>Both sides have never agreed in full yet</translation>
    </message>
    <message>
        <source>Chưa sao lưu lần nào; mỗi lần chốt ngày máy tự làm</source>
        <translation>No backup yet; each closing of a day makes one</translation>
    </message>
    <message>
        <source>Chưa so được</source>
        <translation>Not compared</translation>
    </message>
    <message>
        <source>Chưa thấy</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Chưa thấy máy đọc ở cổng đã chọn; cắm lại là tự nhận</source>
        <translation>No reader at the chosen port; it is recognised once plugged in again</translation>
    </message>
    <message>
        <source>Chưa thấy {printer}, máy in đã chọn</source>
        <translation>{printer}, the chosen printer, is not found</translation>
    </message>
    <message>
        <source>Chưa tới được</source>
        <translation>Out of reach</translation>
    </message>
    <message>
        <source>Chưa tới được thư mục, hoặc chưa có bản sao</source>
        <translation>The folder is out of reach, or holds no copy yet</translation>
    </message>
    <message>
        <source>Chưa đặt</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>Chưa đọc thẻ nào từ lúc đăng nhập</source>
        <translation>No card read since sign-in</translation>
    </message>
    <message>
        <source>Chưa đọc được</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>Chưa đồng bộ</source>
        <translation>Not synced yet</translation>
    </message>
    <message>
        <source>Chưa đồng bộ được</source>
        <translation>Cannot sync yet</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Cách chỉnh giờ</source>
        <translation>How to set the clock</translation>
    </message>
    <message>
        <source>Cách dọn đĩa</source>
        <translation>How to free space</translation>
    </message>
    <message>
        <source>Có chỗ hỏng</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Có {count} máy in, chưa đặt máy nào làm mặc định</source>
        <translation>Printers: {count}; none is the default one</translation>
    </message>
    <message>
        <source>Cần chú ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Dịch vụ in của máy không trả lời</source>
        <translation>The machine&apos;s print service does not answer</translation>
    </message>
    <message>
        <source>Dữ liệu</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Giấy hẹn chỉ lưu thành tệp PDF</source>
        <translation>Slips are only kept as PDF files</translation>
    </message>
    <message>
        <source>Gần hết chỗ</source>
        <translation>Almost full</translation>
    </message>
    <message>
        <source>Không có gì chờ gửi</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>Không có mạng</source>
        <translation>No link</translation>
    </message>
    <message>
        <source>Không trả lời</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Khớp</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>Kiểm tra toàn bộ</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Kết nối tỉnh</source>
        <translation>Link to province</translation>
    </message>
    <message>
        <source>Lùi so với bản ghi gần nhất, {time}; chỉnh giờ trước khi nhận hồ sơ</source>
        <translation>Behind the latest record, {time}; set the clock before receiving dossiers</translation>
    </message>
    <message>
        <source>Lần gần nhất {time}</source>
        <translation>Last {time}</translation>
    </message>
    <message>
        <source>Lập lúc {time}</source>
        <translation>Made {time}</translation>
    </message>
    <message>
        <source>Lệch giờ</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Lệch {span} so với tỉnh, đo {time}</source>
        <translation>{span} off the province’s time, measured {time}</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy này và tỉnh khớp nhau đến {time}</source>
        <translation>This machine and the province agree up to {time}</translation>
    </message>
    <message>
        <source>Máy đang tốt</source>
        <translation>This machine is well</translation>
    </message>
    <message>
        <source>Máy đọc thẻ</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Mạng chậm</source>
        <translation>Slow link</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Mở Quản trị</source>
        <translation>Open Administration</translation>
    </message>
    <message>
        <source>Mở Đồng bộ</source>
        <translation>Open Sync</translation>
    </message>
    <message>
        <source>Nguyên vẹn</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Nên có thêm một bản ở USB hoặc máy khác</source>
        <translation>Another copy on a USB drive or another machine is advisable</translation>
    </message>
    <message>
        <source>Nên kiểm tra lại</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Quá cũ</source>
        <translation>Too old</translation>
    </message>
    <message>
        <source>Sai giờ</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>Sao chép báo cáo</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Sao lưu ngay</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Sao lưu thứ hai</source>
        <translation>Second backup</translation>
    </message>
    <message>
        <source>Sắp đầy</source>
        <translation>Nearly full</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Sức khỏe máy – {centre}</source>
        <translation>Machine health – {centre}</translation>
    </message>
    <message>
        <source>Thẻ gần nhất {time}</source>
        <translation>Last card {time}</translation>
    </message>
    <message>
        <source>Thẻ gần nhất {time} thiếu số định danh</source>
        <translation>Last card {time} gave no ID number</translation>
    </message>
    <message>
        <source>Thử máy đọc</source>
        <translation>Try the reader</translation>
    </message>
    <message>
        <source>Tập huấn không so giờ với tỉnh</source>
        <translation>In training the clock is not compared with the province</translation>
    </message>
    <message>
        <source>Tỉnh từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>chưa ghi danh với tỉnh</source>
        <translation>not enrolled at the province</translation>
    </message>
    <message>
        <source>chưa kiểm tra toàn bộ lần nào</source>
        <translation>never checked in full</translation>
    </message>
    <message>
        <source>chưa thấy máy in đã chọn</source>
        <translation>the chosen printer is not found</translation>
    </message>
    <message>
        <source>có máy in mặc định</source>
        <translation>there is a default printer</translation>
    </message>
    <message>
        <source>có máy in đã chọn</source>
        <translation>the chosen printer is there</translation>
    </message>
    <message>
        <source>kiểm tra toàn bộ {time}</source>
        <translation>checked in full {time}</translation>
    </message>
    <message>
        <source>kiểm tra {time} thấy có chỗ hỏng; sao lưu ngay rồi báo người phụ trách</source>
        <translation>checked {time} and found damaged; back up now, then tell the person in charge</translation>
    </message>
    <message>
        <source>liên lạc tốt {time}</source>
        <translation>last good contact {time}</translation>
    </message>
    <message>
        <source>lâu nhất {span}</source>
        <translation>oldest {span}</translation>
    </message>
    <message>
        <source>nơi lưu hồ sơ</source>
        <translation>store of dossiers</translation>
    </message>
    <message>
        <source>nơi sao lưu</source>
        <translation>backups</translation>
    </message>
    <message>
        <source>thư mục thứ hai</source>
        <translation>second folder</translation>
    </message>
    <message>
        <source>tỉnh từ chối {count} hồ sơ</source>
        <translation>refused by the province: {count}</translation>
    </message>
    <message>
        <source>{count} bản ghi</source>
        <translation>records: {count}</translation>
    </message>
    <message>
        <source>{count} giây</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} giờ</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} tệp</source>
        <translation>files: {count}</translation>
    </message>
    <message>
        <source>{count} việc cần làm ngay</source>
        <translation>To do now: {count}</translation>
    </message>
    <message>
        <source>{count} việc nên xem</source>
        <translation>Worth a look: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{events} bản ghi, {size}</source>
        <translation>
            <numerusform>{events} record, {size}</numerusform>
            <numerusform>{events} records, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{place}: chưa tới được</source>
        <translation>{place}: out of reach</translation>
    </message>
    <message>
        <source>{place}: còn trống {size}</source>
        <translation>{place}: {size} free</translation>
    </message>
    <message>
        <source>{province} từ chối máy này từ {time}. Không mất gì, mọi bản ghi chờ ở máy này. Gọi cho tỉnh để máy được nhận lại</source>
        <translation>{province} refuses this machine since {time}. Nothing is lost, every record waits on this machine. Call the province so that it takes the machine back</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Đang chờ thẻ ở cổng COM</source>
        <translation>Waiting for a card at the COM port</translation>
    </message>
    <message>
        <source>Đang kết nối…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Đã cũ</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>Đã gửi hết</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Đã lâu</source>
        <translation>Long ago</translation>
    </message>
    <message>
        <source>Đúng giờ</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Đặt máy in</source>
        <translation>Set the printer</translation>
    </message>
    <message>
        <source>Đọc được</source>
        <translation>Readable</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Đồng hồ</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Đủ chỗ</source>
        <translation>Enough space</translation>
    </message>
    <message>
        <source>Ổ đĩa</source>
        <translation>Disk</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Dữ liệu có chỗ hỏng. Sao lưu ngay và báo người phụ trách; cách khôi phục có ở trang đăng nhập.</source>
        <translation>The data are damaged. Back up now and tell the person in charge; restoring is offered on the sign-in page.</translation>
    </message>
    <message>
        <source>Dữ liệu nguyên vẹn: đã kiểm tra tệp và chuỗi bản ghi.</source>
        <translation>The data are sound: the file and the chain of records were checked.</translation>
    </message>
    <message>
        <source>Ghi vài tệp thử vào nơi lưu hồ sơ rồi đọc lại; không đụng đến hồ sơ</source>
        <translation>Writes a few trial files beside the dossiers and reads them back; dossiers are not touched</translation>
    </message>
    <message>
        <source>Sao chép báo cáo</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Thử mất điện</source>
        <translation>Rehearse power cut</translation>
    </message>
    <message>
        <source>Xem lúc {time}</source>
        <translation>Seen {time}</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Đang ghi thử và đọc lại…</source>
        <translation>Writing and reading back…</translation>
    </message>
    <message>
        <source>Đang sao lưu và kiểm tra bản sao…</source>
        <translation>Backing up and checking the copy…</translation>
    </message>
    <message>
        <source>Đang xem máy…</source>
        <translation>Looking at the machine…</translation>
    </message>
    <message>
        <source>Đang đọc lại toàn bộ dữ liệu; vẫn làm việc bình thường…</source>
        <translation>Reading all data; work goes on meanwhile…</translation>
    </message>
    <message>
        <source>Đang đồng bộ; xem ở trang Đồng bộ</source>
        <translation>Syncing; see the page Sync</translation>
    </message>
    <message>
        <source>Đã sao chép báo cáo; không có tên người dân hay số hồ sơ</source>
        <translation>Report copied; it holds no names of applicants and no dossier numbers</translation>
    </message>
    <message>
        <source>Đã sao lưu vào {file}, đã mở thử và đúng.</source>
        <translation>Backed up to {file}; opened as a trial and correct.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Về trang đang làm</source>
        <translation>Back to the page</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Thủ tục này chưa có hướng dẫn</source>
        <translation>No guide for this procedure yet</translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>Chiều từ</source>
        <translation>Afternoon from</translation>
    </message>
    <message>
        <source>Chiều đến</source>
        <translation>Afternoon to</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed yet</translation>
    </message>
    <message>
        <source>Giờ chốt trong ngày</source>
        <translation>Cut-off of the day</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Gõ như 15:00</source>
        <translation>Type like 15:00</translation>
    </message>
    <message>
        <source>Gõ như 7:30</source>
        <translation>Type like 7:30</translation>
    </message>
    <message>
        <source>Lưu giờ làm việc</source>
        <translation>Save working hours</translation>
    </message>
    <message>
        <source>Ngày cuối hết hạn lúc</source>
        <translation>Last day ends at</translation>
    </message>
    <message>
        <source>Như công bố</source>
        <translation>As published</translation>
    </message>
    <message>
        <source>Sáng từ</source>
        <translation>Morning from</translation>
    </message>
    <message>
        <source>Sáng đến</source>
        <translation>Morning to</translation>
    </message>
    <message>
        <source>Thủ tục trả trong ngày, nhận sau giờ chốt thì trả ngày làm việc kế tiếp.</source>
        <translation>Same-day procedures received after the cut-off are due on the next working day.</translation>
    </message>
    <message>
        <source>Trung tâm tự đặt; công bố là {hours}.</source>
        <translation>Set by the centre; published is {hours}.</translation>
    </message>
    <message>
        <source>{hours}. Giờ chốt {cutoff}. Ngày cuối hết hạn lúc {ends}.</source>
        <translation>{hours}. Cut-off {cutoff}. Last day ends at {ends}.</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Khác với danh mục</source>
        <translation>Different from the catalogue</translation>
    </message>
    <message>
        <source>Không áp dụng</source>
        <translation>Do not apply</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nhập từ {file}</source>
        <translation>Import of {file}</translation>
    </message>
    <message>
        <source>Phần thay đổi</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>So với danh mục đang dùng: {counts}. Sửa đổi của trung tâm vẫn giữ.</source>
        <translation>Against the catalogue in use: {counts}. Edits of the centre stay.</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Tên ngắn</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Tệp này không có gì khác với danh mục đang dùng.</source>
        <translation>This file does not differ from the catalogue in use.</translation>
    </message>
    <message>
        <source>Về danh mục</source>
        <translation>To the catalogue</translation>
    </message>
    <message>
        <source>Áp dụng</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Đang áp dụng…</source>
        <translation>Applying…</translation>
    </message>
    <message>
        <source>Đang đọc tệp và so với danh mục…</source>
        <translation>Reading the file and comparing…</translation>
    </message>
    <message>
        <source>Đã áp dụng: {counts}</source>
        <translation>Applied: {counts}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>, chưa kể {count} hồ sơ chưa có mức phí</source>
        <translation>, without those that have no fee yet: {count}</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Chưa ghi quan hệ hoặc giấy tờ ủy quyền</source>
        <translation>Relation or authorisation not entered yet</translation>
    </message>
    <message>
        <source>Chắc chắn</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Có ký tự ẩn do dán vào; xóa rồi gõ lại</source>
        <translation>Hidden characters were pasted; delete and type</translation>
    </message>
    <message>
        <source>Cần 12 chữ số (số cũ: 9)</source>
        <translation>12 digits needed (old: 9)</translation>
    </message>
    <message>
        <source>Cần mã định danh cơ quan, như H20.126.07</source>
        <translation>Enter an agency code such as H20.126.07</translation>
    </message>
    <message>
        <source>Dài quá, chưa lưu được</source>
        <translation>Too long to save</translation>
    </message>
    <message>
        <source>Gõ ngày/tháng/năm, hoặc chỉ năm</source>
        <translation>Type day/month/year or a year</translation>
    </message>
    <message>
        <source>Hay dùng</source>
        <translation>Frequent</translation>
    </message>
    <message>
        <source>Khác cấu trúc mã số thuế; xem lại giấy tờ</source>
        <translation>Not built like a tax number; look at the paper again</translation>
    </message>
    <message>
        <source>Khác với số định danh</source>
        <translation>Does not fit the ID</translation>
    </message>
    <message>
        <source>Mã của tỉnh khác; chỉ chuyển được trong tỉnh</source>
        <translation>Code of another province; only this one can be chosen</translation>
    </message>
    <message>
        <source>Nội dung này chưa ghi nhận được</source>
        <translation>This cannot be recorded as it is</translation>
    </message>
    <message>
        <source>Số chứng minh cũ, 9 chữ số</source>
        <translation>Old ID number, 9 digits</translation>
    </message>
    <message>
        <source>Số này ở hồ sơ trước: {name}</source>
        <translation>This number in an earlier dossier: {name}</translation>
    </message>
    <message>
        <source>Số điện thoại chưa đúng</source>
        <translation>Phone number not right</translation>
    </message>
    <message>
        <source>Thẻ không đọc được mục này, cần gõ</source>
        <translation>The card did not give this; please type</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Trực tuyến, quầy hỗ trợ</source>
        <translation>Online, with help</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>chưa có thời hạn</source>
        <translation>no time limit yet</translation>
    </message>
    <message>
        <source>chỉ làm nửa ngày: {name}</source>
        <translation>half day only: {name}</translation>
    </message>
    <message>
        <source>email</source>
        <translation>email</translation>
    </message>
    <message>
        <source>gia hạn một lần, có phiếu xin lỗi</source>
        <translation>extended once, with an apology</translation>
    </message>
    <message>
        <source>giới tính</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>giờ làm việc</source>
        <translation>working hours</translation>
    </message>
    <message>
        <source>hết hạn vào cùng giờ, {time}</source>
        <translation>ends at the same hour, {time}</translation>
    </message>
    <message>
        <source>họ và tên</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>khoản {clause} Điều 1 NQ {resolution}/NQ-UBTVQH15</source>
        <translation>cl. {clause}, art. 1, Res. {resolution}/NQ-UBTVQH15</translation>
    </message>
    <message>
        <source>lùi lại đúng thời gian tạm dừng ({wait})</source>
        <translation>moved by the time paused ({wait})</translation>
    </message>
    <message>
        <source>nghỉ cuối tuần</source>
        <translation>weekend</translation>
    </message>
    <message>
        <source>nghỉ {name}</source>
        <translation>off: {name}</translation>
    </message>
    <message>
        <source>ngày</source>
        <translation>days</translation>
    </message>
    <message>
        <source>ngày cuối rơi vào ngày nghỉ, dời đến đây</source>
        <translation>last day was a day off, moved here</translation>
    </message>
    <message>
        <source>ngày cấp</source>
        <translation>date of issue</translation>
    </message>
    <message>
        <source>ngày làm việc</source>
        <translation>working days</translation>
    </message>
    <message>
        <source>ngày nhận, không tính</source>
        <translation>day of receipt, not counted</translation>
    </message>
    <message>
        <source>ngày sinh</source>
        <translation>date of birth</translation>
    </message>
    <message>
        <source>ngày đã hẹn khi ghi nhận</source>
        <translation>day promised when recorded</translation>
    </message>
    <message>
        <source>nhận giờ làm việc cuối, tính từ ngày làm việc kế tiếp</source>
        <translation>received in the last working hour, counted from the next working day</translation>
    </message>
    <message>
        <source>nhận sau {time}, tính ngày làm việc kế tiếp</source>
        <translation>received after {time}, counted as next working day</translation>
    </message>
    <message>
        <source>nhận trước {time}, trả trong ngày</source>
        <translation>received before {time}, due the same day</translation>
    </message>
    <message>
        <source>nơi cư trú</source>
        <translation>residence</translation>
    </message>
    <message>
        <source>số chứng minh cũ</source>
        <translation>old ID number</translation>
    </message>
    <message>
        <source>số điện thoại</source>
        <translation>phone number</translation>
    </message>
    <message>
        <source>số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>trong ngày</source>
        <translation>same day</translation>
    </message>
    <message>
        <source>tính từ giờ làm việc kế tiếp</source>
        <translation>counted from the next working hour</translation>
    </message>
    <message>
        <source>tạm dừng chờ bổ sung hoặc nghĩa vụ tài chính</source>
        <translation>paused for a supplement or financial duty</translation>
    </message>
    <message>
        <source>xã giữ nguyên sau sắp xếp</source>
        <translation>commune unchanged by the merger</translation>
    </message>
    <message>
        <source>{count} giờ làm việc</source>
        <translation>{count} working h</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} ngày làm việc</source>
        <translation>{count} working d</translation>
    </message>
    <message>
        <source>{count} phút làm việc</source>
        <translation>{count} working min</translation>
    </message>
    <message>
        <source>{hours} giờ {rest:02d} phút làm việc</source>
        <translation>{hours} h {rest:02d} min of working time</translation>
    </message>
    <message>
        <source>{hour} giờ</source>
        <translation>{hour}:00</translation>
    </message>
    <message>
        <source>{hour} giờ {minute:02d}</source>
        <translation>{hour}:{minute:02d}</translation>
    </message>
    <message>
        <source>{old} cũ nay thuộc {count} xã, phường. Chọn một:</source>
        <translation>Former {old} is now in {count} communes or wards. Choose one:</translation>
    </message>
    <message>
        <source>Điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Đã lưu {count} hồ sơ cho người này: {numbers}. Tổng phí {fee}</source>
        <translation>Dossiers saved for this person: {count} ({numbers}). Total fee {fee}</translation>
    </message>
    <message>
        <source>Địa chỉ có thể thuộc {count} nơi. Chọn một:</source>
        <translation>The address may be in {count} places. Choose one:</translation>
    </message>
    <message>
        <source>đủ hồ sơ, tính lại từ đầu</source>
        <translation>complete, counted from the start</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Cần ghi đúng người nộp trước</source>
        <translation>Enter the applicant correctly first</translation>
    </message>
    <message>
        <source>mã nơi giải quyết</source>
        <translation>code of the settling centre</translation>
    </message>
    <message>
        <source>thời hạn</source>
        <translation>time limit</translation>
    </message>
    <message>
        <source>thủ tục</source>
        <translation>procedure</translation>
    </message>
    <message>
        <source>trường hợp</source>
        <translation>case</translation>
    </message>
    <message>
        <source>vai trò tiếp nhận (bạn đang ở vai trò quản trị)</source>
        <translation>the role of a receiving officer (yours is administration)</translation>
    </message>
    <message>
        <source>Đã ghi từ chối nhận {number}</source>
        <translation>Refusal of {number} recorded</translation>
    </message>
    <message>
        <source>Đã gác lại, chờ bổ sung {count} nội dung</source>
        <translation>Put aside; items to supplement: {count}</translation>
    </message>
    <message>
        <source>Đã lưu {number}, hẹn trả {day}, {time}</source>
        <translation>{number} saved, due {day}, {time}</translation>
    </message>
    <message>
        <source>địa chỉ nhận bưu chính</source>
        <translation>an address for the post</translation>
    </message>
</context>
<context>
    <name>KeepingSection</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> phút</source>
        <translation> min</translation>
    </message>
    <message>
        <source> tháng</source>
        <translation> months</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed yet</translation>
    </message>
    <message>
        <source>Giữ nội dung hồ sơ</source>
        <translation>Keep dossiers for</translation>
    </message>
    <message>
        <source>Gửi tệp mỗi giờ làm việc</source>
        <translation>Send files per working hour</translation>
    </message>
    <message>
        <source>Không ai chạm phím hay chuột chừng ấy phút thì máy hỏi lại mật khẩu; việc dở vẫn còn.</source>
        <translation>When nobody touches key or mouse for this long, the machine asks for the password; unfinished work stays.</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sau chừng ấy tháng, nội dung hồ sơ đã đóng và đã ở tỉnh được dọn khỏi máy này khi bạn cho dọn. Đặt theo quy định lưu trữ của tỉnh.</source>
        <translation>After so many months, closed dossiers that the province holds are cleared from this machine when you say so. Set it by the province’s retention rules.</translation>
    </message>
    <message>
        <source>Trong giờ làm việc, tệp đính kèm gửi lên tỉnh không quá chừng ấy mỗi giờ, để đường truyền còn cho việc khác. Bản ghi hồ sơ luôn gửi trước, ngoài giờ gửi không giới hạn.</source>
        <translation>During working hours no more than this is sent per hour as attachments, so that the line is free for other work. Records of dossiers always go first; after hours there is no limit.</translation>
    </message>
    <message>
        <source>Tự khóa sau</source>
        <translation>Lock after</translation>
    </message>
    <message>
        <source>Tự khóa và thời hạn lưu</source>
        <translation>Lock and retention</translation>
    </message>
    <message>
        <source>chỉ gửi ngoài giờ</source>
        <translation>only after hours</translation>
    </message>
    <message>
        <source>không tự khóa</source>
        <translation>never lock</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực ngay</source>
        <translation>Saved, counts at once</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Anh, chị, em ruột</source>
        <translation>Brother or sister</translation>
    </message>
    <message>
        <source>Chưa hài lòng</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>Có trẻ nhỏ đi cùng</source>
        <translation>With a small child</translation>
    </message>
    <message>
        <source>Giấy giới thiệu</source>
        <translation>Letter of introduction</translation>
    </message>
    <message>
        <source>Giấy tờ chứng minh quan hệ</source>
        <translation>Proof of kinship</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Hợp đồng ủy quyền</source>
        <translation>Authorisation contract</translation>
    </message>
    <message>
        <source>Người cao tuổi</source>
        <translation>Elderly person</translation>
    </message>
    <message>
        <source>Người giám hộ</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>Người khuyết tật</source>
        <translation>Person with a disability</translation>
    </message>
    <message>
        <source>Phụ nữ mang thai</source>
        <translation>Pregnant woman</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Văn bản ủy quyền</source>
        <translation>Letter of authorisation</translation>
    </message>
    <message>
        <source>Vợ, chồng</source>
        <translation>Husband or wife</translation>
    </message>
    <message>
        <source>Ông, bà, cha, mẹ, con</source>
        <translation>Grandparent, parent or child</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Chuyển xử lý; nhập kết quả</source>
        <translation>Forward; enter the result</translation>
    </message>
    <message>
        <source>Chép các dòng đang chọn</source>
        <translation>Copy the selected lines</translation>
    </message>
    <message>
        <source>Chọn địa chỉ gợi ý thứ mấy</source>
        <translation>Choose a suggested address by its number</translation>
    </message>
    <message>
        <source>Các trang, theo thứ tự ở cột bên trái</source>
        <translation>The pages, in the order of the left column</translation>
    </message>
    <message>
        <source>Cần xử lý: việc đang chờ có người xem</source>
        <translation>Attention: what waits for somebody</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>Danh sách bàn giao các hồ sơ đang chọn</source>
        <translation>Hand-over list of the selected dossiers</translation>
    </message>
    <message>
        <source>Ghi đã có kết quả cho các hồ sơ đang chọn</source>
        <translation>Record results for the chosen dossiers</translation>
    </message>
    <message>
        <source>Giấy tờ: đã nhận, xuất trình, chưa có</source>
        <translation>Paper: received, presented, not there yet</translation>
    </message>
    <message>
        <source>Gỡ tệp, gỡ người, bỏ trang (Ctrl+Z lấy lại)</source>
        <translation>Detach the chosen file, remove the chosen page (Ctrl+Z restores it) or person</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Hồ sơ, và tìm hồ sơ theo ô tìm ở đầu trang</source>
        <translation>Dossiers, and find a dossier by the search field at the top</translation>
    </message>
    <message>
        <source>In giấy tờ</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>In giấy tờ đang xem</source>
        <translation>Print the paper that is shown</translation>
    </message>
    <message>
        <source>In lại giấy hẹn</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Làm gì</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Lưu bộ lọc đang dùng</source>
        <translation>Save the current filters</translation>
    </message>
    <message>
        <source>Lưu, rồi nhận thêm thủ tục của cùng người</source>
        <translation>Save, then take another procedure of the same person</translation>
    </message>
    <message>
        <source>Lấy các tệp có sẵn trong thư mục quét</source>
        <translation>Take in the files already in the scan folder</translation>
    </message>
    <message>
        <source>Lấy lại trang vừa bỏ</source>
        <translation>Restore the page just removed</translation>
    </message>
    <message>
        <source>Một hồ sơ</source>
        <translation>A dossier</translation>
    </message>
    <message>
        <source>Mời người vừa nhận kết quả đánh giá</source>
        <translation>Ask whoever just received a result how it was</translation>
    </message>
    <message>
        <source>Mở bàn quét; ở bàn quét: quét một mặt giấy</source>
        <translation>Open the scan desk; at the desk: scan one side</translation>
    </message>
    <message>
        <source>Mở dòng đang chọn</source>
        <translation>Open the chosen line</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Phần sau, phần trước của trang</source>
        <translation>Next and previous part of the page</translation>
    </message>
    <message>
        <source>Quét cả khay</source>
        <translation>Scan all sheets in the feeder</translation>
    </message>
    <message>
        <source>Quét giấy tờ</source>
        <translation>Scan papers</translation>
    </message>
    <message>
        <source>Số bản của giấy tờ đang chọn</source>
        <translation>Number of copies of the chosen paper</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ mới</source>
        <translation>Receive a new dossier</translation>
    </message>
    <message>
        <source>Toàn màn hình, bấm nữa để thôi</source>
        <translation>Full screen, again to leave it</translation>
    </message>
    <message>
        <source>Trang trước, trang sau</source>
        <translation>Previous page, next page</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Trợ giúp của trang đang mở; ở Tiếp nhận là hướng dẫn thủ tục</source>
        <translation>Help for the open page; in Intake the guide to the procedure</translation>
    </message>
    <message>
        <source>Tạm gác hồ sơ đang nhập, khi trang trống thì lấy lại; ở Hồ sơ: chuyển xử lý các hồ sơ đang chọn</source>
        <translation>Put the dossier being entered aside, on an empty page take one back; on Dossiers: forward the chosen dossiers</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Việc chính của trang: lưu, trả, chốt, đồng bộ…</source>
        <translation>Main act of the page: save, hand over, close, sync…</translation>
    </message>
    <message>
        <source>Việc khác: gia hạn, rút, sửa, hoàn tác…</source>
        <translation>More: extend, withdraw, correct, take back…</translation>
    </message>
    <message>
        <source>Xem giấy tờ của hồ sơ trước khi in, và giấy tờ chờ in</source>
        <translation>Look at the papers of a dossier before printing, and at those that wait</translation>
    </message>
    <message>
        <source>Xoay trang sang phải, sang trái</source>
        <translation>Turn the page right, left</translation>
    </message>
    <message>
        <source>Xuất các hồ sơ đang chọn</source>
        <translation>Export the chosen dossiers</translation>
    </message>
    <message>
        <source>Xếp báo cáo theo cột đang đứng, bấm nữa để đảo</source>
        <translation>Sort a report by the current column; once more for the other way</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Ask for a supplement</translation>
    </message>
    <message>
        <source>mọi trang</source>
        <translation>all pages</translation>
    </message>
    <message>
        <source>Ô sau, ô trước</source>
        <translation>Next and previous field</translation>
    </message>
    <message>
        <source>Đi trong danh sách</source>
        <translation>Move in the list</translation>
    </message>
    <message>
        <source>Đã nhận đủ giấy tờ bắt buộc</source>
        <translation>All needed papers received</translation>
    </message>
    <message>
        <source>Đã xem việc tỉnh từ chối, đi tiếp theo bản của tỉnh</source>
        <translation>What the province refused was read; go on by its copy</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach file</translation>
    </message>
    <message>
        <source>Đóng cái đang mở, bỏ lọc, dừng; không mất gì đã gõ</source>
        <translation>Close what is open, drop the filter, stop; nothing typed is lost</translation>
    </message>
    <message>
        <source>Đưa trang lên trước, ra sau</source>
        <translation>Move the page earlier, later</translation>
    </message>
    <message>
        <source>Đến ô lọc của danh sách hồ sơ</source>
        <translation>To the filter of the list of dossiers</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>chưa xong</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>chờ</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
    <message>
        <source>đang chạy</source>
        <translation>running</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Bản ghi hồ sơ</source>
        <translation>Records of dossiers</translation>
    </message>
    <message>
        <source>Danh mục, phí, lịch</source>
        <translation>Catalogue, fees, calendar</translation>
    </message>
    <message>
        <source>Nhận từ tỉnh</source>
        <translation>From the province</translation>
    </message>
    <message>
        <source>Từng phần</source>
        <translation>Part by part</translation>
    </message>
    <message>
        <source>biết khi đồng bộ</source>
        <translation>known when syncing</translation>
    </message>
    <message>
        <source>chưa đến lượt</source>
        <translation>not yet its turn</translation>
    </message>
    <message>
        <source>gửi trước, vài giây</source>
        <translation>sent first, a few seconds</translation>
    </message>
    <message>
        <source>không có gì chờ gửi</source>
        <translation>nothing to send</translation>
    </message>
    <message>
        <source>không có gì mới</source>
        <translation>nothing new</translation>
    </message>
    <message>
        <source>lần sau</source>
        <translation>next time</translation>
    </message>
    <message>
        <source>thay cả bộ khi có bản mới</source>
        <translation>replaced as a whole when new</translation>
    </message>
    <message>
        <source>trạng thái, hồ sơ trực tuyến</source>
        <translation>statuses, online dossiers</translation>
    </message>
    <message>
        <source>{count} bản ghi mới</source>
        <translation>{count} new</translation>
    </message>
    <message>
        <source>{count} chờ gửi</source>
        <translation>{count} to send</translation>
    </message>
    <message>
        <source>{sent} trong {whole}, tỉnh đã trả lời</source>
        <translation>{sent} of {whole}, province answered</translation>
    </message>
    <message>
        <source>Đang gửi bản ghi: {sent} trong {whole}</source>
        <translation>Sending records: {sent} of {whole}</translation>
    </message>
    <message>
        <source>Đang liên lạc với tỉnh</source>
        <translation>Contacting the province</translation>
    </message>
    <message>
        <source>Đang lấy danh mục mới</source>
        <translation>Fetching the new catalogue</translation>
    </message>
    <message>
        <source>Đang nhận từ tỉnh: {count}</source>
        <translation>Receiving from the province: {count}</translation>
    </message>
    <message>
        <source>Đang đối chiếu với tỉnh</source>
        <translation>Comparing with the province</translation>
    </message>
    <message>
        <source>đang lấy bản mới</source>
        <translation>fetching the new one</translation>
    </message>
    <message>
        <source>đã xem</source>
        <translation>looked at</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Chưa lưu được: thư mục dữ liệu không ghi được</source>
        <translation>Not saved: the data folder cannot be written to</translation>
    </message>
    <message>
        <source>Có hiệu lực từ lần mở chương trình sau. Giấy hẹn, phiếu, sổ và báo cáo luôn bằng tiếng Việt.</source>
        <translation>Counts from the next start of the program. Slips, forms, registers and reports are always in Vietnamese.</translation>
    </message>
    <message>
        <source>Ngôn ngữ màn hình</source>
        <translation>Language of the screens</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực từ lần mở chương trình sau</source>
        <translation>Saved, counts from the next start</translation>
    </message>
</context>
<context>
    <name>LinesChart</name>
    <message>
        <source>{name}: {in_time} trong hạn, {late} quá hạn</source>
        <translation>{name}: {in_time} in time, {late} late</translation>
    </message>
</context>
<context>
    <name>LinkPill</name>
    <message>
        <source>Chưa đồng bộ</source>
        <translation>Not synced yet</translation>
    </message>
    <message>
        <source>Chưa đồng bộ từ lúc mở</source>
        <translation>Not synced since start</translation>
    </message>
    <message>
        <source>Chưa đồng bộ được</source>
        <translation>Cannot sync yet</translation>
    </message>
    <message>
        <source>Chưa đồng bộ được, vẫn làm việc bình thường</source>
        <translation>Cannot sync yet, work goes on as usual</translation>
    </message>
    <message>
        <source>Không có mạng</source>
        <translation>No link</translation>
    </message>
    <message>
        <source>Không có mạng, vẫn làm việc bình thường</source>
        <translation>No link, work goes on as usual</translation>
    </message>
    <message>
        <source>Mạng chậm</source>
        <translation>Slow link</translation>
    </message>
    <message>
        <source>Mạng chậm, làm việc ngoại tuyến</source>
        <translation>Slow link, working offline</translation>
    </message>
    <message>
        <source>Tập huấn</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Tập huấn, không nối với tỉnh</source>
        <translation>Training, no link to the province</translation>
    </message>
    <message>
        <source>Đang kết nối với tỉnh…</source>
        <translation>Connecting to the province…</translation>
    </message>
    <message>
        <source>Đang kết nối…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Màu sắc</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Màu thường</source>
        <translation>Normal colours</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Tương phản cao, nền sáng</source>
        <translation>High contrast, light</translation>
    </message>
    <message>
        <source>Tương phản cao, nền tối</source>
        <translation>High contrast, dark</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Chưa có hồ sơ {number} trên máy này</source>
        <translation>Dossier {number} is not on this machine</translation>
    </message>
    <message>
        <source>Cần xử lý</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Mã vừa quét không phải thẻ căn cước hay giấy hẹn</source>
        <translation>The code just scanned is neither an identity card nor a slip</translation>
    </message>
    <message>
        <source>Một Cửa Xã</source>
        <translation>Một Cửa Xã</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Sức khỏe máy</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
</context>
<context>
    <name>ManyBar</name>
    <message>
        <source>Bỏ chọn</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Chép để dán vào bảng tính</source>
        <translation>Copy, to paste into a spreadsheet</translation>
    </message>
    <message>
        <source>Chỉ chọn một hồ sơ</source>
        <translation>Choose one dossier only</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In danh sách bàn giao</source>
        <translation>Print the hand-over list</translation>
    </message>
    <message>
        <source>In giấy hẹn</source>
        <translation>Print slips</translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Xuất danh sách</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Đã chọn cả {count} hồ sơ</source>
        <translation>All {count} dossiers chosen</translation>
    </message>
    <message>
        <source>Đã chọn hơn {count} hồ sơ</source>
        <translation>More than {count} dossiers chosen</translation>
    </message>
    <message>
        <source>Đã chọn {count} hồ sơ</source>
        <translation>{count} dossiers chosen</translation>
    </message>
    <message>
        <source>Đã có kết quả</source>
        <translation>Result ready</translation>
    </message>
</context>
<context>
    <name>ManyDesk</name>
    <message>
        <source>Chưa chọn hồ sơ nào</source>
        <translation>No dossier chosen</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Việc trước chưa xong</source>
        <translation>The work before is not done yet</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép {count} hồ sơ</source>
        <translation>
            <numerusform>{count} dossier copied</numerusform>
            <numerusform>{count} dossiers copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã chép {count} hồ sơ đầu trong {total}; xuất danh sách (Ctrl+E) để có đủ</source>
        <translation>
            <numerusform>The first {count} of {total} dossier copied; export the list (Ctrl+E) for all of them</numerusform>
            <numerusform>The first {count} of {total} dossiers copied; export the list (Ctrl+E) for all of them</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã dừng, không có tệp nào được ghi</source>
        <translation>Stopped, no file was written</translation>
    </message>
    <message numerus="yes">
        <source>Đã xuất {count} hồ sơ: {files}</source>
        <translation>
            <numerusform>{count} dossier exported: {files}</numerusform>
            <numerusform>{count} dossiers exported: {files}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyPanel</name>
    <message numerus="yes">
        <source>Chuyển xử lý {count} hồ sơ</source>
        <translation>
            <numerusform>Forward {count} dossier</numerusform>
            <numerusform>Forward {count} dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message numerus="yes">
        <source>Ghi đã có kết quả {count} hồ sơ</source>
        <translation>
            <numerusform>Record the result of {count} dossier</numerusform>
            <numerusform>Record results of {count} dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ nào chưa làm được bước này thì ở nguyên như cũ và được nêu tên.</source>
        <translation>Dossiers that cannot take this step yet stay as they are and are named.</translation>
    </message>
    <message numerus="yes">
        <source>In {count} giấy hẹn</source>
        <translation>
            <numerusform>Print {count} slip</numerusform>
            <numerusform>Print {count} slips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Máy này chưa có máy in: {count} giấy hẹn lưu thành tệp PDF</source>
        <translation>
            <numerusform>This machine has no printer: {count} slip saved as PDF</numerusform>
            <numerusform>This machine has no printer: {count} slips saved as PDF</numerusform>
        </translation>
    </message>
    <message>
        <source>Nơi giải quyết (nếu cần ghi)</source>
        <translation>Where it is settled (if it is to be recorded)</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>Xuất {count} hồ sơ</source>
        <translation>
            <numerusform>Export {count} dossier</numerusform>
            <numerusform>Export {count} dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>và {count} hồ sơ khác</source>
        <translation>
            <numerusform>and {count} more dossier</numerusform>
            <numerusform>and {count} more dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} giấy hẹn chưa in được</source>
        <translation>
            <numerusform>{count} slip could not be printed</numerusform>
            <numerusform>{count} slips could not be printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hồ sơ chưa ghi kết quả được</source>
        <translation>
            <numerusform>{count} dossier without a recorded result</numerusform>
            <numerusform>{count} dossiers without a recorded result</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hồ sơ chưa đến lượt, ở nguyên như cũ</source>
        <translation>
            <numerusform>{count} dossier was not reached and stays as it is</numerusform>
            <numerusform>{count} dossiers were not reached and stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hồ sơ không chuyển được</source>
        <translation>
            <numerusform>{count} dossier could not be forwarded</numerusform>
            <numerusform>{count} dossiers could not be forwarded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã chuyển {count} hồ sơ</source>
        <translation>
            <numerusform>{count} dossier forwarded</numerusform>
            <numerusform>{count} dossiers forwarded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi kết quả {count} hồ sơ</source>
        <translation>
            <numerusform>Result of {count} dossier recorded</numerusform>
            <numerusform>Results of {count} dossiers recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã gửi {count} giấy hẹn đến máy in</source>
        <translation>
            <numerusform>{count} slip sent to the printer</numerusform>
            <numerusform>{count} slips sent to the printer</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message numerus="yes">
        <source>đã dừng, {count} hồ sơ ở nguyên như cũ</source>
        <translation>
            <numerusform>stopped, {count} dossier stays as it is</numerusform>
            <numerusform>stopped, {count} dossiers stay as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>. Đã yêu cầu bổ sung: {papers}</source>
        <translation>. Supplement asked for: {papers}</translation>
    </message>
    <message>
        <source>Bỏ nháp</source>
        <translation>Drop draft</translation>
    </message>
    <message>
        <source>In lại giấy hẹn</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>Người nộp đã đổi từ {before} sang {now}; thủ tục và giấy tờ đã đánh dấu vẫn giữ nguyên.</source>
        <translation>The applicant was {before} and is {now} now; the procedure and the papers that were ticked are as they were.</translation>
    </message>
    <message>
        <source>Đã hiểu</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Đã lấy lại nháp lúc {time}</source>
        <translation>Draft of {time} taken up again</translation>
    </message>
</context>
<context>
    <name>OwnDays</name>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Chưa có ngày nào: mọi ngày như lịch công bố.</source>
        <translation>None yet: all days are as published.</translation>
    </message>
    <message>
        <source>Làm việc thế nào</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày trung tâm tự đặt</source>
        <translation>Days set by the centre</translation>
    </message>
    <message>
        <source>Số thông báo</source>
        <translation>Notice number</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Cần xử lý</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>In giấy tờ</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Quét giấy tờ</source>
        <translation>Scan papers</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Sức khỏe máy</source>
        <translation>Machine health</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>“{act}” chưa làm được lúc này: chưa có gì để làm, hoặc việc trước chưa xong.</source>
        <translation>“{act}” cannot be done now: there is nothing to do, or the last action is still under way.</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Các trang theo thứ tự</source>
        <translation>Pages in order</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Nếu cần</source>
        <translation>If needed</translation>
    </message>
    <message>
        <source>xuất trình</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>{paper}: bản chính</source>
        <translation>{paper}: originals</translation>
    </message>
    <message>
        <source>{paper}: bản sao</source>
        <translation>{paper}: copies</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Gỡ tệp</source>
        <translation>Detach file</translation>
    </message>
    <message>
        <source>Gỡ tệp đang chọn, có ghi lý do</source>
        <translation>Detach the chosen file, with a reason</translation>
    </message>
    <message>
        <source>Máy này chưa có máy in: giấy hẹn {number} lưu thành tệp PDF trong {folder}</source>
        <translation>This machine has no printer: slip {number} saved as PDF in {folder}</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>PDF và ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Quét ({count} trang chờ)</source>
        <translation>Scan ({count} waiting)</translation>
    </message>
    <message>
        <source>Quét giấy tờ đang chọn</source>
        <translation>Scan the chosen paper</translation>
    </message>
    <message>
        <source>Số hóa</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ và tệp đính kèm</source>
        <translation>Documents and attachments</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Xem tệp đang chọn</source>
        <translation>View the chosen file</translation>
    </message>
    <message>
        <source>{papers} loại</source>
        <translation>papers: {papers}</translation>
    </message>
    <message>
        <source>{papers} loại, {files} tệp</source>
        <translation>papers: {papers}, files: {files}</translation>
    </message>
    <message>
        <source>Đang đính kèm {count} tệp…</source>
        <translation>Attaching files: {count}…</translation>
    </message>
    <message>
        <source>Đã gửi giấy hẹn {number} đến máy in</source>
        <translation>Slip {number} sent to the printer</translation>
    </message>
    <message>
        <source>Đã nộp</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Đã đính kèm vào: {paper}</source>
        <translation>Attached to: {paper}</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach file</translation>
    </message>
    <message>
        <source>Đính kèm tệp vào: {paper}</source>
        <translation>Attach files to: {paper}</translation>
    </message>
</context>
<context>
    <name>PapersForm</name>
    <message>
        <source>Bản chính</source>
        <translation>Originals</translation>
    </message>
    <message>
        <source>Bản sao</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Bắt buộc</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>How handed in</translation>
    </message>
    <message>
        <source>Cách nộp giấy tờ</source>
        <translation>How the paper is handed in</translation>
    </message>
    <message>
        <source>Danh mục chưa ghi giấy tờ nào.</source>
        <translation>The catalogue lists no papers yet.</translation>
    </message>
    <message>
        <source>Danh mục ghi: {value}</source>
        <translation>Catalogue: {value}</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>Hiện lại</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Nộp</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Thêm giấy tờ</source>
        <translation>Add paper</translation>
    </message>
    <message>
        <source>Tên giấy tờ</source>
        <translation>Name of the paper</translation>
    </message>
    <message>
        <source>Xuất trình</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>bắt buộc</source>
        <translation>needed</translation>
    </message>
    <message>
        <source>Ẩn</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Ở trung tâm này</source>
        <translation>At this centre</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Chưa chọn giấy tờ nào</source>
        <translation>No paper is chosen</translation>
    </message>
    <message>
        <source>Chưa chọn giấy tờ nào để in</source>
        <translation>No paper is chosen to print</translation>
    </message>
    <message>
        <source>Giấy trước đang được in, chờ một chút</source>
        <translation>The last paper is being printed; wait a moment</translation>
    </message>
    <message>
        <source>Mở một hồ sơ rồi bấm Ctrl+Shift+P để xem và in.</source>
        <translation>Open a dossier and press Ctrl+Shift+P to look at its papers.</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang {number}/{count}</source>
        <translation>Page {number}/{count}</translation>
    </message>
    <message>
        <source>{paper}, trang {number} trong {count}</source>
        <translation>{paper}, page {number} of {count}</translation>
    </message>
    <message>
        <source>Đã gửi {paper} đến máy in</source>
        <translation>{paper} was sent to the printer</translation>
    </message>
    <message>
        <source>Đã gửi đến máy in</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>{file} was saved</translation>
    </message>
</context>
<context>
    <name>PasswordSection</name>
    <message>
        <source>Gõ mật khẩu đang dùng</source>
        <translation>Type the present password</translation>
    </message>
    <message>
        <source>Mật khẩu đang dùng</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>Vài từ ghép lại dễ nhớ và khó đoán hơn một từ ngắn. Quên thì quản trị viên đặt mật khẩu mới cho bạn.</source>
        <translation>A few words together are easier to remember and harder to guess than one short word. If you forget it, an administrator sets a new one for you.</translation>
    </message>
    <message>
        <source>{name} ({user})</source>
        <translation>{name} ({user})</translation>
    </message>
    <message>
        <source>Đang đổi mật khẩu…</source>
        <translation>Changing the password…</translation>
    </message>
    <message>
        <source>Đã đổi mật khẩu. Lần đăng nhập sau dùng mật khẩu mới.</source>
        <translation>Password changed. Use the new one at the next sign-in.</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Đổi mật khẩu của tôi</source>
        <translation>Change my password</translation>
    </message>
</context>
<context>
    <name>PayCard</name>
    <message>
        <source>Mã nộp phí {sum}, nội dung {reference}</source>
        <translation>Payment code for {sum}, message {reference}</translation>
    </message>
    <message>
        <source>Nội dung: {reference}</source>
        <translation>Message: {reference}</translation>
    </message>
    <message>
        <source>Quét để nộp phí</source>
        <translation>Scan to pay the fee</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Cho dùng lại</source>
        <translation>Let back in</translation>
    </message>
    <message>
        <source>Gỡ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Người dùng máy này</source>
        <translation>Users of this machine</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add user</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>{count} người đang dùng</source>
        <translation>{count} active</translation>
    </message>
    <message>
        <source>Đặt mật khẩu mới</source>
        <translation>Set new password</translation>
    </message>
</context>
<context>
    <name>PersonBox</name>
    <message>
        <source>12 chữ số</source>
        <translation>12 digits</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Quan hệ, giấy tờ ủy quyền</source>
        <translation>Relation or authorisation</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>dd/mm/yyyy</translation>
    </message>
</context>
<context>
    <name>PowerCut</name>
    <message>
        <source>Ghi {count} mẫu, đọc lại chỉ đúng {whole}. Ổ đĩa chưa tin được; báo người phụ trách.</source>
        <translation>{count} samples written, only {whole} read back right. The disk cannot be trusted; tell the person in charge.</translation>
    </message>
    <message>
        <source>Mẫu của lần thử {time} chỉ còn {whole}/{count}: ổ đĩa làm mất thứ nó báo đã ghi.</source>
        <translation>Of the samples of the rehearsal {time} only {whole}/{count} are left: the disk loses what it said was written.</translation>
    </message>
    <message>
        <source>Mẫu của lần thử {time}: {whole}/{count} vẫn nguyên.</source>
        <translation>Samples of the rehearsal {time}: {whole}/{count} are whole.</translation>
    </message>
    <message>
        <source>Mỗi lần ghi xuống đĩa mất {usual} ms, lâu nhất {slowest} ms.</source>
        <translation>A write to the disk takes {usual} ms, the slowest {slowest} ms.</translation>
    </message>
    <message>
        <source>Nhanh khác thường: có thể đĩa chỉ giữ trong bộ nhớ tạm.</source>
        <translation>Unusually fast: the disk may only hold it in its cache.</translation>
    </message>
    <message>
        <source>Điều này chưa chứng minh: đĩa có giữ được khi mất điện thật hay không, vì chương trình chỉ biết điều ổ đĩa báo lại. Muốn chắc: chốt ngày xong, thử ở đây, rút điện máy ngay, mở lại rồi thử lần nữa; dòng “lần thử …” cho biết có mất gì không.</source>
        <translation>This does not prove that the disk holds in a real power cut, since the program only knows what the disk reports. To be sure: close the day, rehearse here, pull the plug at once, start again and rehearse once more; the line “rehearsal …” then says whether anything was lost.</translation>
    </message>
    <message>
        <source>Đã ghi {count} mẫu, cái nào máy báo xong thì đọc lại đúng từng byte.</source>
        <translation>{count} samples written; all that was reported done reads back right to the byte.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Chưa có trang nào</source>
        <translation>No page yet</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Settled at</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In lại giấy hẹn</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở hồ sơ {number}</source>
        <translation>Open dossier {number}</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Nộp thay</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Việc tiếp theo: {step}</source>
        <translation>Next step: {step}</translation>
    </message>
    <message>
        <source>Xem nhanh</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>{count} loại, số hóa {scanned}</source>
        <translation>kinds: {count}, scanned: {scanned}</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Đại diện</source>
        <translation>Represented</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>Printed</name>
    <message>
        <source>(in lại {count})</source>
        <translation>({count} reprinted)</translation>
    </message>
    <message>
        <source>Chưa in giấy nào</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message>
        <source>In trên máy này</source>
        <translation>Printed on this machine</translation>
    </message>
    <message numerus="yes">
        <source>{count} giấy</source>
        <translation>
            <numerusform>{count} paper</numerusform>
            <numerusform>{count} papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterSection</name>
    <message>
        <source> bản</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>In giấy hẹn ra</source>
        <translation>Print slips on</translation>
    </message>
    <message>
        <source>In thử</source>
        <translation>Print a test page</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Máy in giấy hẹn</source>
        <translation>Printer for slips</translation>
    </message>
    <message>
        <source>Máy này nhớ lựa chọn. Giấy hẹn luôn được lưu thành tệp PDF, kể cả khi không in được.</source>
        <translation>This machine remembers the choice. Slips are always kept as PDF, even when printing fails.</translation>
    </message>
    <message>
        <source>Mặc định (chưa đặt)</source>
        <translation>Default (not set)</translation>
    </message>
    <message>
        <source>Mặc định: {name}</source>
        <translation>Default: {name}</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Trên giấy A5 chữ nhỏ hơn một chút; mẫu dài, phiếu kiểm soát và sổ vẫn in trên A4.</source>
        <translation>On A5 letters are a little smaller; long forms, the control slip and registers stay on A4.</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>Tìm lại các máy in</source>
        <translation>Search for printers again</translation>
    </message>
    <message>
        <source>{name} (chưa thấy)</source>
        <translation>{name} (not found)</translation>
    </message>
    <message>
        <source>Đang gửi trang in thử…</source>
        <translation>Sending the test page…</translation>
    </message>
    <message>
        <source>Đã gửi trang in thử. Xem bản in: hai vạch ngang không bị cắt, mã vuông quét được.</source>
        <translation>Test page sent. Look at the print: neither bar is cut, the square code can be scanned.</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực ngay</source>
        <translation>Saved, in force at once</translation>
    </message>
</context>
<context>
    <name>PriorityChoice</name>
    <message>
        <source>Không ưu tiên</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>ProcedureDetail</name>
    <message>
        <source>Bỏ mọi sửa đổi</source>
        <translation>Drop all edits</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed yet</translation>
    </message>
    <message>
        <source>Có sửa đổi chưa lưu. Bỏ thật thì bấm Esc lần nữa; F9 lưu và xác nhận.</source>
        <translation>There are unsaved edits. To drop them press Esc again; F9 saves and confirms.</translation>
    </message>
    <message>
        <source>Danh mục</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Danh mục ghi: {value}</source>
        <translation>Catalogue: {value}</translation>
    </message>
    <message>
        <source>Dùng lại ở trung tâm này</source>
        <translation>Use again at this centre</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi chú cho cán bộ</source>
        <translation>Note for officers</translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Khác danh mục đã công bố: {parts}</source>
        <translation>Differs from the published catalogue: {parts}</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Không dùng ở trung tâm này</source>
        <translation>Do not use at this centre</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu, và ghi rằng trung tâm đã kiểm mục này</source>
        <translation>Save, and note that the centre has checked this entry</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Nhập từ tệp</source>
        <translation>Imported from file</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Tên ngắn</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Từ khóa</source>
        <translation>Keywords</translation>
    </message>
    <message>
        <source>Xác nhận đúng</source>
        <translation>Confirm as right</translation>
    </message>
    <message>
        <source>cách nhau bằng dấu phẩy</source>
        <translation>separated by commas</translation>
    </message>
    <message>
        <source>ghi chú</source>
        <translation>note</translation>
    </message>
    <message>
        <source>phí</source>
        <translation>fee</translation>
    </message>
    <message>
        <source>thời hạn</source>
        <translation>time limit</translation>
    </message>
    <message>
        <source>tên ngắn</source>
        <translation>short name</translation>
    </message>
    <message>
        <source>từ khóa</source>
        <translation>keywords</translation>
    </message>
    <message>
        <source>{count} giấy tờ</source>
        <translation>papers: {count}</translation>
    </message>
    <message>
        <source>{name} không còn trong danh sách tiếp nhận</source>
        <translation>{name} is no longer offered at intake</translation>
    </message>
    <message>
        <source>{name} lại như danh mục</source>
        <translation>{name} is as in the catalogue again</translation>
    </message>
    <message>
        <source>{number} ngày {day}</source>
        <translation>{number} of {day}</translation>
    </message>
    <message>
        <source>Đã dùng lại {name}</source>
        <translation>{name} is used again</translation>
    </message>
    <message>
        <source>Đã lưu {name}</source>
        <translation>{name} saved</translation>
    </message>
    <message>
        <source>Đã xác nhận {name}</source>
        <translation>{name} confirmed</translation>
    </message>
    <message>
        <source>đã sửa</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>Ở trung tâm này</source>
        <translation>At this centre</translation>
    </message>
</context>
<context>
    <name>ProcedureSearch</name>
    <message>
        <source>Gõ vài chữ không dấu, hoặc mã</source>
        <translation>Type a few letters, or a code</translation>
    </message>
    <message>
        <source>Hỏi từng bước</source>
        <translation>Ask step by step</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp “{typed}”. Thử ít chữ hơn, hoặc gõ mã.</source>
        <translation>No procedure matches “{typed}”. Try fewer letters, or type the code.</translation>
    </message>
    <message>
        <source>Thủ tục tìm thấy</source>
        <translation>Procedures found</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>chọn</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>dùng</source>
        <translation>use</translation>
    </message>
    <message numerus="yes">
        <source>{count} trong {total} thủ tục</source>
        <translation>
            <numerusform>{count} of {total} procedure</numerusform>
            <numerusform>{count} of {total} procedures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{total} thủ tục</source>
        <translation>
            <numerusform>{total} procedure</numerusform>
            <numerusform>{total} procedures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcedureZone</name>
    <message>
        <source>Chọn trường hợp…</source>
        <translation>Choose a case…</translation>
    </message>
    <message>
        <source>Còn thiếu {count} giấy tờ</source>
        <translation>Papers missing: {count}</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Mở hồ sơ đó</source>
        <translation>Open that dossier</translation>
    </message>
    <message>
        <source>Nguồn: {source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>Người này đang có hồ sơ cùng thủ tục: {number}</source>
        <translation>This person has an open dossier of the same procedure: {number}</translation>
    </message>
    <message>
        <source>Nộp thay, cần nhận kèm: {paper}</source>
        <translation>By an agent, so also take in: {paper}</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Số bộ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Số trang bản chính</source>
        <translation>Pages of the original</translation>
    </message>
    <message>
        <source>Thông tin chưa được trung tâm xác nhận</source>
        <translation>Not confirmed by the centre yet</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Từ chối nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Ask for supplement</translation>
    </message>
    <message>
        <source>Đánh dấu mọi giấy tờ bắt buộc</source>
        <translation>Tick all needed papers</translation>
    </message>
    <message>
        <source>Đã nhận đủ</source>
        <translation>All received</translation>
    </message>
    <message>
        <source>Đổi thủ tục</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Đủ thành phần hồ sơ</source>
        <translation>All documents are here</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Các bước: </source>
        <translation>Steps: </translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>chưa đến</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>chờ trả</source>
        <translation>to hand over</translation>
    </message>
    <message>
        <source>hiện tại</source>
        <translation>now</translation>
    </message>
    <message>
        <source>từ {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>PromiseZone</name>
    <message>
        <source>Bốn số cuối được cấp khi lưu</source>
        <translation>The last four digits are given on saving</translation>
    </message>
    <message>
        <source>Chưa có mức phí của tỉnh</source>
        <translation>No provincial rate yet</translation>
    </message>
    <message>
        <source>Chưa có thời hạn</source>
        <translation>No time limit</translation>
    </message>
    <message>
        <source>Chọn thủ tục để có ngày hẹn trả, phí và giấy hẹn.</source>
        <translation>Choose a procedure to see the due date, fee and slip.</translation>
    </message>
    <message>
        <source>Còn thiếu: {things}</source>
        <translation>Still missing: {things}</translation>
    </message>
    <message>
        <source>Danh mục chưa có thời hạn: nhập ở đây, hoặc bổ sung trong Quản trị.</source>
        <translation>The catalogue has no limit: enter it here or in Administration.</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Không thu phí</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Kênh nộp</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Lưu và in giấy hẹn</source>
        <translation>Save and print slip</translation>
    </message>
    <message>
        <source>Lưu, thêm thủ tục</source>
        <translation>Save, add another</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Return of result</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Số ngày</source>
        <translation>Number of days</translation>
    </message>
    <message>
        <source>Thời hạn của hồ sơ này</source>
        <translation>Time limit of this dossier</translation>
    </message>
    <message>
        <source>Vì sao ngày này?</source>
        <translation>Why this date?</translation>
    </message>
    <message>
        <source>ngày làm việc kế tiếp</source>
        <translation>next working day</translation>
    </message>
    <message>
        <source>{each} × {count} bản</source>
        <translation>{each} × {count} copies</translation>
    </message>
    <message>
        <source>Đơn vị thời hạn</source>
        <translation>Unit of the limit</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Bỏ</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Bỏ giấy tờ đang chọn, không in nữa</source>
        <translation>Drop the chosen paper, do not print it</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Giấy tờ chờ in</source>
        <translation>Papers that wait for the printer</translation>
    </message>
    <message>
        <source>Giấy tờ chờ in: {count}</source>
        <translation>Waiting for the printer: {count}</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In lại giấy tờ đang chọn</source>
        <translation>Print the chosen paper again</translation>
    </message>
    <message>
        <source>In lại tất cả</source>
        <translation>Print all again</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Khóa</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Khóa màn hình (Ctrl+L); không mất gì</source>
        <translation>Lock the screen (Ctrl+L); nothing is lost</translation>
    </message>
</context>
<context>
    <name>RatingView</name>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Cảm ơn ông/bà đã đánh giá.</source>
        <translation>Thank you for your answer.</translation>
    </message>
    <message>
        <source>Gửi đánh giá</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Điều gì làm ông/bà chưa hài lòng?</source>
        <translation>What were you not satisfied with?</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>chưa rõ tên</source>
        <translation>name not known</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>1. Tạo tệp yêu cầu…</source>
        <translation>1. Make request file…</translation>
    </message>
    <message>
        <source>2. Mở tệp trả lời của tỉnh…</source>
        <translation>2. Open answer file…</translation>
    </message>
    <message>
        <source>6 nhóm, mỗi nhóm 5 chữ</source>
        <translation>6 groups of 5 letters</translation>
    </message>
    <message>
        <source>Bạn là</source>
        <translation>You are</translation>
    </message>
    <message>
        <source>Chọn một mật khẩu mới</source>
        <translation>Choose a new password</translation>
    </message>
    <message>
        <source>Cách mở</source>
        <translation>Way to open</translation>
    </message>
    <message>
        <source>Có phiếu khôi phục</source>
        <translation>With a recovery sheet</translation>
    </message>
    <message>
        <source>Dữ liệu vẫn nguyên; chỉ đặt lại mật khẩu của người được chọn.</source>
        <translation>Data stay as they are; only the chosen person’s password is set anew.</translation>
    </message>
    <message>
        <source>Ghi tệp yêu cầu</source>
        <translation>Write request file</translation>
    </message>
    <message>
        <source>Giữ lại mật khẩu mới vừa chọn</source>
        <translation>Remember the new password just chosen</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau</source>
        <translation>The two entries differ</translation>
    </message>
    <message>
        <source>Máy này chưa nhận khóa khôi phục của tỉnh nên chỉ dùng được phiếu khôi phục.</source>
        <translation>This machine has no recovery key of the province; only the recovery sheet can be used.</translation>
    </message>
    <message>
        <source>Mã trên phiếu khôi phục</source>
        <translation>Code on the recovery sheet</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Mở tệp trả lời</source>
        <translation>Open answer file</translation>
    </message>
    <message>
        <source>Nhờ tỉnh mở giúp</source>
        <translation>With the province’s help</translation>
    </message>
    <message>
        <source>Quên mật khẩu</source>
        <translation>Forgot password</translation>
    </message>
    <message>
        <source>Tạo tệp yêu cầu, chép ra USB hoặc gửi cho tỉnh và đọc mã đối chiếu qua điện thoại. Khi có tệp trả lời, gõ lại đúng mật khẩu mới đã chọn rồi mở tệp.</source>
        <translation>Make a request file, take it on USB or send it to the province, and read out the check code by telephone. When the answer file is here, type the same new password again and open the file.</translation>
    </message>
    <message>
        <source>Tệp trả lời</source>
        <translation>Answer file</translation>
    </message>
    <message>
        <source>Tệp yêu cầu</source>
        <translation>Request file</translation>
    </message>
    <message>
        <source>Đã ghi tệp yêu cầu. Mã đối chiếu đọc cho tỉnh: {code}</source>
        <translation>Request file written. Check code to read to the province: {code}</translation>
    </message>
    <message>
        <source>Đã đặt mật khẩu mới. Về trang đăng nhập để vào làm việc.</source>
        <translation>New password set. Go back to sign in.</translation>
    </message>
    <message>
        <source>Đặt mật khẩu mới</source>
        <translation>Set new password</translation>
    </message>
</context>
<context>
    <name>RecoverySection</name>
    <message>
        <source>Chưa giúp được</source>
        <translation>Cannot help yet</translation>
    </message>
    <message>
        <source>Chưa lập</source>
        <translation>Not made</translation>
    </message>
    <message>
        <source>Chương trình tạo một mã mới, hiện một lần để in hoặc lưu; mã không được giữ lại ở đâu.</source>
        <translation>The program makes a new code and shows it once to print or save; it is kept nowhere.</translation>
    </message>
    <message>
        <source>Dữ liệu trên máy được mã hóa; không ai nhớ mật khẩu thì không mở được. Phiếu khôi phục in một mã để mở lại, cất trong két của trung tâm.</source>
        <translation>The data on this machine are encrypted; if nobody knows a password they cannot be opened. The recovery sheet carries a printed code that opens them, kept in the centre’s safe.</translation>
    </message>
    <message>
        <source>Giúp được</source>
        <translation>Can help</translation>
    </message>
    <message>
        <source>Khi không còn ai nhớ mật khẩu</source>
        <translation>When nobody knows a password any more</translation>
    </message>
    <message>
        <source>Lập phiếu</source>
        <translation>Make sheet</translation>
    </message>
    <message>
        <source>Lập phiếu khôi phục</source>
        <translation>Make recovery sheet</translation>
    </message>
    <message>
        <source>Lập phiếu khôi phục mới</source>
        <translation>Make a new recovery sheet</translation>
    </message>
    <message>
        <source>Máy này chưa nhận khóa khôi phục của tỉnh; có sau khi ghi danh và đồng bộ.</source>
        <translation>This machine has no recovery key of the province; it comes with enrolment and sync.</translation>
    </message>
    <message>
        <source>Mã trên phiếu mới nhất mở được dữ liệu của máy này.</source>
        <translation>The code on the newest sheet opens this machine’s data.</translation>
    </message>
    <message>
        <source>Nên lập ngay và cất vào két.</source>
        <translation>Best made now and kept in the safe.</translation>
    </message>
    <message>
        <source>Phiếu khôi phục</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Phiếu đã lập trước đây hết giá trị ngay lúc này: hủy phiếu cũ.</source>
        <translation>Sheets made before are void from that moment: destroy them.</translation>
    </message>
    <message>
        <source>Tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Tỉnh mở được bằng tệp yêu cầu, qua USB hay thư.</source>
        <translation>The province can open it with a request file, by USB or mail.</translation>
    </message>
    <message>
        <source>Đang tạo mã…</source>
        <translation>Making the code…</translation>
    </message>
    <message>
        <source>Đã lập</source>
        <translation>Made</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>Chưa có hồ sơ nào đóng trước {day} để dọn.</source>
        <translation>No dossier closed before {day} to clear.</translation>
    </message>
    <message>
        <source>Dọn</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Dọn nội dung cũ…</source>
        <translation>Clear old contents…</translation>
    </message>
    <message>
        <source>Dọn nội dung hồ sơ cũ</source>
        <translation>Clear contents of old dossiers</translation>
    </message>
    <message numerus="yes">
        <source>Xóa khỏi máy này nội dung của {count} hồ sơ đóng trước {day}: tên, số định danh, giấy tờ. Không lấy lại được ở máy này; tỉnh vẫn giữ. Mã hồ sơ, ngày, trạng thái và số liệu báo cáo còn nguyên.</source>
        <translation>
            <numerusform>Deletes from this machine the contents of {count} dossier closed before {day}: names, ID numbers, papers. They cannot be brought back here; the province keeps them. Numbers, dates, statuses and report figures stay.</numerusform>
            <numerusform>Deletes from this machine the contents of {count} dossiers closed before {day}: names, ID numbers, papers. They cannot be brought back here; the province keeps them. Numbers, dates, statuses and report figures stay.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} hồ sơ đóng trước {day}, tỉnh đã giữ đủ, có thể dọn khỏi máy này.</source>
        <translation>Dossiers closed before {day} and held by the province, which may be cleared here: {count}.</translation>
    </message>
    <message>
        <source>Đã dọn hồ sơ:</source>
        <translation>Dossiers cleared:</translation>
    </message>
    <message>
        <source>Đã dọn {count} hồ sơ, {size}, rồi dừng; còn {left} hồ sơ, dọn tiếp lúc nào cũng được.</source>
        <translation>Dossiers cleared: {count}, {size}, then stopped; {left} left, to be cleared at any time.</translation>
    </message>
    <message>
        <source>Đã dọn {count} hồ sơ, {size}.</source>
        <translation>Dossiers cleared: {count}, {size}.</translation>
    </message>
</context>
<context>
    <name>RepairPage</name>
    <message>
        <source>Bạn là</source>
        <translation>You are</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Bản sao lưu lúc</source>
        <translation>Backup made</translation>
    </message>
    <message>
        <source>Chọn bản sao lưu</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Chọn tệp khác…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Chọn tệp sao lưu trước.</source>
        <translation>Choose a backup first.</translation>
    </message>
    <message>
        <source>Chọn tệp sao lưu…</source>
        <translation>Choose a backup…</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Cạnh tệp sao lưu phải có tệp khóa cùng tên (.keys.json).</source>
        <translation>The key file of the same name (.keys.json) must lie beside the backup.</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Dữ liệu đang có được để riêng, không xóa. Những gì mới hơn bản sao lưu được cứu từ tệp cũ nếu còn đọc được; phần đã gửi tỉnh sẽ tự lấy lại khi đồng bộ.</source>
        <translation>The present data are set aside, not deleted. What is newer than the backup is saved from the old file if it can still be read; what was sent to the province comes back with sync.</translation>
    </message>
    <message>
        <source>Gõ mật khẩu đang dùng, hoặc mật khẩu lúc sao lưu</source>
        <translation>Type the present password, or the one at the time of the backup</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Khôi phục dữ liệu</source>
        <translation>Restore data</translation>
    </message>
    <message>
        <source>Không có bản sao lưu</source>
        <translation>No backup</translation>
    </message>
    <message>
        <source>Máy mới, hoặc máy cài lại: chọn tệp motcua_….db trên USB hay ổ mạng, cạnh nó có tệp khóa cùng tên. Phần đã gửi tỉnh mà bản sao lưu chưa có sẽ tự về khi đồng bộ.</source>
        <translation>A new machine, or one that was installed again: choose the file motcua_….db on a stick or share; its key file of the same name lies beside it. What was sent to the province and is not in the backup comes back with the next sync.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>dùng được</source>
        <translation>usable</translation>
    </message>
    <message>
        <source>phần còn đọc được</source>
        <translation>what can still be read</translation>
    </message>
    <message>
        <source>sẽ kiểm tra</source>
        <translation>will be checked</translation>
    </message>
    <message>
        <source>thiếu tệp khóa</source>
        <translation>key file missing</translation>
    </message>
    <message>
        <source>tệp đang có trên máy</source>
        <translation>the file on this machine</translation>
    </message>
    <message>
        <source>Đang kiểm tra và khôi phục…</source>
        <translation>Checking and restoring…</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Space xếp theo cột · Ctrl+C chép</source>
        <translation>Space sorts by column · Ctrl+C copies</translation>
    </message>
    <message>
        <source>không có dòng nào trong kỳ</source>
        <translation>no lines in this period</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>lines: {count}</translation>
    </message>
    <message>
        <source>{lines} · ẩn {count} cột, tệp xuất có đủ</source>
        <translation>{lines} · columns left out: {count}, files have them all</translation>
    </message>
    <message>
        <source>{shown} dòng đầu trong {all}; tệp xuất có đủ</source>
        <translation>first {shown} lines of {all}; files have them all</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Biểu II.06a</source>
        <translation>Form II.06a</translation>
    </message>
    <message>
        <source>Bên giao</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>Bên nhận</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Chuyển xử lý sau khi đã quá hạn</source>
        <translation>Forwarded when it was late already</translation>
    </message>
    <message>
        <source>Chưa ghi nguyên nhân</source>
        <translation>No cause recorded</translation>
    </message>
    <message>
        <source>Chậm (ngày)</source>
        <translation>Late (days)</translation>
    </message>
    <message>
        <source>Chậm do</source>
        <translation>Late by</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Chỉ số QĐ 766</source>
        <translation>Index of QĐ 766</translation>
    </message>
    <message>
        <source>Cách tính</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>Cán bộ tiếp nhận</source>
        <translation>Receiving officer</translation>
    </message>
    <message>
        <source>Còn quá hạn</source>
        <translation>Open, late</translation>
    </message>
    <message>
        <source>Còn trong hạn</source>
        <translation>Open, in time</translation>
    </message>
    <message>
        <source>Còn ở quầy, chưa chuyển xử lý</source>
        <translation>Still at the counter, not forwarded</translation>
    </message>
    <message>
        <source>Có giá trị đến</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Có kết quả trong hạn, dữ liệu chưa lên tỉnh</source>
        <translation>Ready in time, data not at the province</translation>
    </message>
    <message>
        <source>Có kết quả trong hạn, tỉnh nhận dữ liệu sau hạn</source>
        <translation>Ready in time, data at the province late</translation>
    </message>
    <message>
        <source>Cơ quan chủ trì giải quyết</source>
        <translation>Settling body</translation>
    </message>
    <message>
        <source>Cấp cho</source>
        <translation>Issued to</translation>
    </message>
    <message>
        <source>Danh sách bàn giao</source>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>Danh sách bưu chính</source>
        <translation>Postal list</translation>
    </message>
    <message>
        <source>Dùng lại dữ liệu</source>
        <translation>Re-used</translation>
    </message>
    <message>
        <source>Dữ liệu</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Ghi vào máy</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Giao bưu chính</source>
        <translation>Given to the post</translation>
    </message>
    <message>
        <source>Giao lúc</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Hồ sơ chậm do đâu</source>
        <translation>Who made it late</translation>
    </message>
    <message>
        <source>Hồ sơ ghi vào máy sau ngày nhận</source>
        <translation>Entered after the day of reception</translation>
    </message>
    <message>
        <source>Hồ sơ quá hạn</source>
        <translation>Late dossiers</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Kỳ trước (6)</source>
        <translation>Carried over (6)</translation>
    </message>
    <message>
        <source>Kỳ trước chuyển</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>Loại kết quả</source>
        <translation>Kind of result</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier number</translation>
    </message>
    <message>
        <source>Mẫu số</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>Nguyên nhân quá hạn</source>
        <translation>Causes of delay</translation>
    </message>
    <message>
        <source>Nguyên nhân đã ghi</source>
        <translation>Recorded cause</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Nhóm chỉ số</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Nhận hồ sơ</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Way of return</translation>
    </message>
    <message>
        <source>Niêm yết quá hạn</source>
        <translation>Late, for the board</translation>
    </message>
    <message>
        <source>Nộp trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Phiếu xin lỗi</source>
        <translation>Apologies</translation>
    </message>
    <message>
        <source>Phí, lệ phí (đồng)</source>
        <translation>Fees (đồng)</translation>
    </message>
    <message>
        <source>Qua bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Quá hạn (10)</source>
        <translation>Late (10)</translation>
    </message>
    <message>
        <source>Quá hạn (13)</source>
        <translation>Late (13)</translation>
    </message>
    <message>
        <source>Quá hạn (ngày)</source>
        <translation>Late (days)</translation>
    </message>
    <message>
        <source>Quầy hỗ trợ</source>
        <translation>Assisted</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Số hóa giấy tờ</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number and sign</translation>
    </message>
    <message>
        <source>Sổ kết quả đã cấp</source>
        <translation>Register of results</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Theo cán bộ</source>
        <translation>By officer</translation>
    </message>
    <message>
        <source>Theo lĩnh vực</source>
        <translation>By field</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Trong hạn</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Trong hạn (12)</source>
        <translation>In time (12)</translation>
    </message>
    <message>
        <source>Trong hạn và quá hạn</source>
        <translation>In time and late</translation>
    </message>
    <message>
        <source>Trước hạn (8)</source>
        <translation>Before (8)</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Trả lại do lỗi</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Trực tiếp, bưu chính (5)</source>
        <translation>Desk, post (5)</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Trực tuyến (4)</source>
        <translation>Online (4)</translation>
    </message>
    <message>
        <source>Trực tuyến, quầy hỗ trợ</source>
        <translation>Online with help</translation>
    </message>
    <message>
        <source>Tên TTHC</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Tên tổ chức, cá nhân</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Tỉnh có hồ sơ</source>
        <translation>Dossier at the province</translation>
    </message>
    <message>
        <source>Tỉnh có kết quả</source>
        <translation>Result at the province</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Tổng nhận (3)</source>
        <translation>All received (3)</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tổng đang làm (11)</source>
        <translation>All open (11)</translation>
    </message>
    <message>
        <source>Tổng đã xong (7)</source>
        <translation>All settled (7)</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Tử số</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Xin lỗi, gia hạn</source>
        <translation>Apology</translation>
    </message>
    <message>
        <source>Xong quá hạn</source>
        <translation>Settled, late</translation>
    </message>
    <message>
        <source>Xong trước hạn</source>
        <translation>Settled, before</translation>
    </message>
    <message>
        <source>Xong đúng hạn</source>
        <translation>Settled, on time</translation>
    </message>
    <message>
        <source>Xử lý</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>Đang giải quyết</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Điểm nhóm</source>
        <translation>Points of group</translation>
    </message>
    <message>
        <source>Đã có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Đã xin lỗi</source>
        <translation>Apologised</translation>
    </message>
    <message>
        <source>Đã xin lỗi, gia hạn</source>
        <translation>With apology</translation>
    </message>
    <message>
        <source>Đúng hạn (9)</source>
        <translation>On time (9)</translation>
    </message>
    <message>
        <source>Đơn vị giải quyết có kết quả sau hạn hoặc chưa có</source>
        <translation>Result late or not there yet</translation>
    </message>
    <message>
        <source>Địa chỉ, số điện thoại</source>
        <translation>Address, telephone</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Bấm Enter để tìm trong mọi hồ sơ theo mã.</source>
        <translation>Press Enter to look in all dossiers by number.</translation>
    </message>
    <message>
        <source>Chưa chọn kết quả để trả: quét giấy hẹn, hoặc chọn trong danh sách</source>
        <translation>No result is chosen: scan the slip, or choose one in the list</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ {number} trên máy này.</source>
        <translation>Dossier {number} is not on this machine.</translation>
    </message>
    <message>
        <source>Chờ trả</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>Hồ sơ {number}</source>
        <translation>Dossier {number}</translation>
    </message>
    <message>
        <source>Hồ sơ {number} đang ở trạng thái “{status}”, chưa có kết quả để trả.</source>
        <translation>Dossier {number} is “{status}”; there is no result to hand over.</translation>
    </message>
    <message>
        <source>Hồ sơ {number} đã trả kết quả rồi.</source>
        <translation>Dossier {number} has been handed over.</translation>
    </message>
    <message>
        <source>Không có kết quả chờ trả nào khớp “{typed}”</source>
        <translation>No result to hand over matches “{typed}”</translation>
    </message>
    <message>
        <source>Không có kết quả nào chờ trả</source>
        <translation>No results to hand over</translation>
    </message>
    <message>
        <source>Không có kết quả nào chờ trả cho {name}.</source>
        <translation>No result to hand over for {name}.</translation>
    </message>
    <message>
        <source>Kết quả chờ trả</source>
        <translation>Results to hand over</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Mời đánh giá</source>
        <translation>Ask for a rating</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Vừa quét giấy hẹn {number} lúc {time}</source>
        <translation>Slip {number} scanned at {time}</translation>
    </message>
    <message>
        <source>Vừa quét thẻ của {name}: {count} kết quả chờ trả.</source>
        <translation>Card of {name} scanned; to hand over: {count}.</translation>
    </message>
    <message>
        <source>Xem mọi kết quả chờ trả</source>
        <translation>See all results to hand over</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>{count} hồ sơ</source>
        <translation>Dossiers: {count}</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>Đang mở kết quả vừa chọn: xem rồi bấm F9</source>
        <translation>The chosen result is coming: look at it, then press F9</translation>
    </message>
    <message>
        <source>Đã trả kết quả {number} của {name}</source>
        <translation>Result {number} of {name} handed over</translation>
    </message>
    <message>
        <source>↑↓ chọn · F9 trả</source>
        <translation>↑↓ choose · F9 hand over</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
</context>
<context>
    <name>SavePanel</name>
    <message>
        <source>Bộ lọc “{name}”</source>
        <translation>Filter “{name}”</translation>
    </message>
    <message>
        <source>Lưu bộ lọc</source>
        <translation>Save filters</translation>
    </message>
    <message>
        <source>Lưu thành bộ lọc khác</source>
        <translation>Save as another filter</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tên bộ lọc</source>
        <translation>Name of the filter</translation>
    </message>
    <message>
        <source>Xóa bộ lọc này</source>
        <translation>Delete this filter</translation>
    </message>
</context>
<context>
    <name>ScanLine</name>
    <message>
        <source>Quét mã trên giấy hẹn, hoặc gõ mã hồ sơ, họ tên, số điện thoại</source>
        <translation>Scan the slip, or type number, full name, phone</translation>
    </message>
    <message>
        <source>Tìm kết quả để trả</source>
        <translation>Find a result to hand over</translation>
    </message>
</context>
<context>
    <name>ScanNote</name>
    <message>
        <source>Cần gõ: {fields}</source>
        <translation>To type: {fields}</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước</source>
        <translation>Scan an ID card</translation>
    </message>
    <message>
        <source>hoặc gõ số định danh, họ tên</source>
        <translation>or type ID number, full name</translation>
    </message>
    <message>
        <source>Đã đọc thẻ</source>
        <translation>Card read</translation>
    </message>
    <message>
        <source>Đã đọc thẻ, thiếu vài mục</source>
        <translation>Card read, some fields missing</translation>
    </message>
    <message>
        <source>Đã đọc thẻ, đủ 6 mục</source>
        <translation>Card read, all 6 fields</translation>
    </message>
    <message>
        <source>Đối chiếu với người và thẻ</source>
        <translation>Compare with the person and the card</translation>
    </message>
</context>
<context>
    <name>ScannerSection</name>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>Chưa mở được</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>Chưa thấy</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Chưa thấy cổng nào</source>
        <translation>No port found</translation>
    </message>
    <message>
        <source>Chưa đọc</source>
        <translation>Not read yet</translation>
    </message>
    <message>
        <source>Chương trình khác đang dùng cổng này, hoặc tài khoản máy tính chưa được phép dùng cổng.</source>
        <translation>Another program uses this port, or this account may not use it.</translation>
    </message>
    <message>
        <source>Cắm máy đọc vào là tự nhận.</source>
        <translation>The reader is recognised once plugged in.</translation>
    </message>
    <message>
        <source>Cắm vào là dùng được. Chữ có dấu tùy bộ gõ và kiểu bàn phím; thử ở dưới.</source>
        <translation>Works once plugged in. Marked letters depend on input method and keyboard layout; try below.</translation>
    </message>
    <message>
        <source>Cổng</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Cổng COM</source>
        <translation>COM port</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Máy đọc nối với máy tính</source>
        <translation>The reader is connected</translation>
    </message>
    <message>
        <source>Như bàn phím</source>
        <translation>As a keyboard</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>Tìm lại các cổng</source>
        <translation>Search for ports again</translation>
    </message>
    <message>
        <source>chưa thấy</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>Đang chờ quét</source>
        <translation>Waiting for a scan</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực ngay</source>
        <translation>Saved, in force at once</translation>
    </message>
    <message>
        <source>Đọc đúng mọi chữ có dấu, không vướng bộ gõ. Quét mã “USB-COM” (hay “USB CDC”, “Virtual COM”) trong sách của máy đọc, rồi chọn cổng.</source>
        <translation>Reads every marked letter right, whatever the input method. Scan the code “USB-COM” (or “USB CDC”, “Virtual COM”) in the reader&apos;s booklet, then choose the port.</translation>
    </message>
</context>
<context>
    <name>ScanningSection</name>
    <message>
        <source>200 dpi đủ cho giấy tờ hành chính thường; 300 dpi cho chữ nhỏ, bản vẽ. Tệp lớn gấp đôi.</source>
        <translation>200 dpi is enough for ordinary papers; 300 dpi is for small print and drawings. Files are then twice as large.</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi</source>
        <translation>Nothing changed yet</translation>
    </message>
    <message>
        <source>Chọn thư mục quét</source>
        <translation>Choose the scan folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Ghi đủ đường dẫn, ví dụ {example}</source>
        <translation>Enter the full path, such as {example}</translation>
    </message>
    <message>
        <source>Giấy có dấu đỏ, chữ ký hay ảnh thì quét màu. Trang không màu tự được lưu thành xám.</source>
        <translation>Scan in colour what bears a red seal, a signature or a photograph. Pages without colour are kept as grey anyway.</translation>
    </message>
    <message>
        <source>Không thấy máy quét nào</source>
        <translation>No scanner found</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Máy quét của máy này</source>
        <translation>Scanner of this machine</translation>
    </message>
    <message>
        <source>Máy đầu tiên tìm thấy</source>
        <translation>The first one found</translation>
    </message>
    <message>
        <source>Nơi phần mềm của máy quét ghi tệp vào. Khi bàn quét đang mở, tệp mới được nhận tự động rồi chuyển vào thư mục con “da-nhan”. Không tệp nào bị xóa: dọn thư mục con đó theo quy định của trung tâm.</source>
        <translation>Where the scanner’s own software writes its files. While the scan desk is open, new files are taken in automatically and then moved to the subfolder “da-nhan”. No file is deleted: clear that subfolder by the rules of your centre.</translation>
    </message>
    <message>
        <source>Thư mục quét</source>
        <translation>Scan folder</translation>
    </message>
    <message>
        <source>Thấy {count} máy quét</source>
        <translation>Scanners found: {count}</translation>
    </message>
    <message>
        <source>Tìm máy quét</source>
        <translation>Find scanners</translation>
    </message>
    <message>
        <source>Xám</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>{dpi} dpi</source>
        <translation>{dpi} dpi</translation>
    </message>
    <message>
        <source>Đang tìm, có thể mất nửa phút…</source>
        <translation>Searching; this may take half a minute…</translation>
    </message>
    <message>
        <source>Đã lưu, có hiệu lực ngay</source>
        <translation>Saved, in force at once</translation>
    </message>
    <message>
        <source>Độ phân giải</source>
        <translation>Resolution</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>Chưa có trang nào. Ctrl+D quét một mặt giấy trên kính, Ctrl+Shift+D quét cả khay, Ctrl+O thêm tệp, hoặc kéo tệp thả vào đây.</source>
        <translation>No page yet. Ctrl+D scans one side on the glass, Ctrl+Shift+D the feeder, Ctrl+O adds files; or drop files here.</translation>
    </message>
    <message>
        <source>Nghiêng</source>
        <translation>Crooked</translation>
    </message>
    <message>
        <source>Nghiêng. Đặt giấy thẳng theo mép kính rồi quét lại.</source>
        <translation>Crooked. Lay the paper straight along the edge of the glass and scan again.</translation>
    </message>
    <message>
        <source>Quá nhỏ</source>
        <translation>Too small</translation>
    </message>
    <message>
        <source>Quá nhỏ, chưa đến 200 dpi. Quét lại ở 200 dpi trở lên, hoặc chụp gần hơn.</source>
        <translation>Too small, below 200 dpi. Scan again at 200 dpi or more, or photograph it from nearer.</translation>
    </message>
    <message>
        <source>Quá tối</source>
        <translation>Too dark</translation>
    </message>
    <message>
        <source>Quá tối, chữ khó đọc. Quét lại cho sáng hơn, đậy kín nắp máy.</source>
        <translation>Too dark, hard to read. Scan again brighter, with the lid closed.</translation>
    </message>
    <message>
        <source>Trang trắng</source>
        <translation>Blank page</translation>
    </message>
    <message>
        <source>Trang trắng, không có chữ. Mặt sau để trống thì bỏ trang này.</source>
        <translation>Blank page, no writing. If it is an empty back, remove it.</translation>
    </message>
    <message>
        <source>Trang {number}</source>
        <translation>Page {number}</translation>
    </message>
    <message>
        <source>Tệp PDF</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>Tệp mới trong thư mục quét {folder} được nhận tự động.</source>
        <translation>New files in the scan folder {folder} are taken in by themselves.</translation>
    </message>
    <message>
        <source>không thấy lỗi</source>
        <translation>no fault found</translation>
    </message>
    <message>
        <source>xoay {degrees} độ</source>
        <translation>turned {degrees} degrees</translation>
    </message>
</context>
<context>
    <name>ScansPage</name>
    <message>
        <source>Bàn quét đang nhận trang của giấy tờ này. Esc để dừng.</source>
        <translation>The desk is taking in pages of this paper. Esc stops it.</translation>
    </message>
    <message>
        <source>Chưa ghép được: chưa có trang nào, hoặc việc trước chưa xong</source>
        <translation>Nothing to join: there is no page, or the last action is still under way</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>PDF và ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Quét {number}</source>
        <translation>Scan {number}</translation>
    </message>
    <message>
        <source>Thêm tệp vào bàn quét</source>
        <translation>Add files to the scan desk</translation>
    </message>
    <message>
        <source>{count} trang, {size}</source>
        <translation>Pages: {count}, {size}</translation>
    </message>
    <message>
        <source>{count} tệp PDF</source>
        <translation>PDF files: {count}</translation>
    </message>
    <message>
        <source>Đang ghép trang {done}/{total}…</source>
        <translation>Joining page {done}/{total}…</translation>
    </message>
    <message>
        <source>Đang ghép…</source>
        <translation>Joining…</translation>
    </message>
    <message>
        <source>Đang quét cả khay…</source>
        <translation>Scanning the feeder…</translation>
    </message>
    <message>
        <source>Đang quét…</source>
        <translation>Scanning…</translation>
    </message>
    <message>
        <source>Đã đính kèm vào: {paper}</source>
        <translation>Attached to: {paper}</translation>
    </message>
</context>
<context>
    <name>SecondFolder</name>
    <message>
        <source>Chọn thư mục sao lưu thứ hai</source>
        <translation>Choose a second backup folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Ghi đủ đường dẫn, ví dụ {example}</source>
        <translation>Enter the full path, such as {example}</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu thư mục sao lưu thứ hai</source>
        <translation>Save the second backup folder</translation>
    </message>
    <message>
        <source>Mỗi bản sao lưu được chép thêm sang đây và đọc lại để so. Máy hỏng hay mất thì còn bản này.</source>
        <translation>Each backup is also copied here and read back to compare. If the machine breaks or is lost, this copy remains.</translation>
    </message>
    <message>
        <source>Thôi dùng</source>
        <translation>Stop using</translation>
    </message>
    <message>
        <source>Thôi dùng thư mục sao lưu thứ hai</source>
        <translation>Stop using the second backup folder</translation>
    </message>
    <message>
        <source>Thư mục thứ hai</source>
        <translation>Second folder</translation>
    </message>
    <message>
        <source>Thư mục, ví dụ trên USB hay ổ mạng</source>
        <translation>A folder, such as on USB or a network drive</translation>
    </message>
    <message>
        <source>Đã thôi dùng thư mục thứ hai</source>
        <translation>Second folder no longer used</translation>
    </message>
    <message>
        <source>Đã đặt thư mục thứ hai</source>
        <translation>Second folder set</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Mã định danh nơi giải quyết</source>
        <translation>Agency code of the settling centre</translation>
    </message>
    <message>
        <source>Nơi giải quyết</source>
        <translation>Settled at</translation>
    </message>
    <message>
        <source>Nơi khác</source>
        <translation>Elsewhere</translation>
    </message>
    <message>
        <source>Trung tâm này</source>
        <translation>This centre</translation>
    </message>
    <message>
        <source>Tên nơi giải quyết</source>
        <translation>Name of the settling centre</translation>
    </message>
    <message>
        <source>Tỉnh chuyển hồ sơ đến nơi có mã này. Chưa rõ mã thì hỏi tỉnh.</source>
        <translation>The province forwards the dossier to this code. If unsure of it, ask the province.</translation>
    </message>
    <message>
        <source>như {code}</source>
        <translation>such as {code}</translation>
    </message>
    <message>
        <source>tên xã, phường</source>
        <translation>name of commune or ward</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>In phiếu</source>
        <translation>Print sheet</translation>
    </message>
    <message>
        <source>Lưu phiếu khôi phục</source>
        <translation>Save recovery sheet</translation>
    </message>
    <message>
        <source>Lưu thành PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Mã khôi phục: {code}</source>
        <translation>Recovery code: {code}</translation>
    </message>
    <message>
        <source>Phiếu khôi phục mới</source>
        <translation>New recovery sheet</translation>
    </message>
    <message>
        <source>Phiếu lập trước đây, nếu có, đã hết giá trị. In ngay: mã này không được giữ lại ở đâu khác.</source>
        <translation>Sheets made before, if any, are void. Print now: this code is kept nowhere else.</translation>
    </message>
    <message>
        <source>Phiếu này chưa in, chưa lưu. Bỏ thật thì bấm Esc lần nữa; sau đó phải lập phiếu khác.</source>
        <translation>This sheet is neither printed nor saved. To drop it press Esc again; then another must be made.</translation>
    </message>
    <message>
        <source>Tệp PDF</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>Xong, xóa khỏi màn hình</source>
        <translation>Done, remove from screen</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Đã ghi {file}. Ai mở được tệp này cũng dùng được mã: in xong thì xóa tệp.</source>
        <translation>{file} written. Whoever can open it can use the code: delete it once printed.</translation>
    </message>
    <message>
        <source>Đã gửi phiếu đến máy in. Xem bản in rõ mã rồi hãy xóa khỏi màn hình.</source>
        <translation>Sheet sent to the printer. See that the code is clear on paper, then remove it from the screen.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Bạn là</source>
        <translation>You are</translation>
    </message>
    <message>
        <source>Hiện mật khẩu</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>Khôi phục dữ liệu…</source>
        <translation>Restore data…</translation>
    </message>
    <message>
        <source>Làm việc được khi không có mạng</source>
        <translation>Works without a link</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Một Cửa Xã</source>
        <translation>Một Cửa Xã</translation>
    </message>
    <message>
        <source>Quên mật khẩu</source>
        <translation>Forgot password</translation>
    </message>
    <message>
        <source>Rời chế độ tập huấn</source>
        <translation>Leave training mode</translation>
    </message>
    <message>
        <source>Thiết lập từ tệp ghi danh của tỉnh…</source>
        <translation>Set up with the province’s file…</translation>
    </message>
    <message>
        <source>Thử lại sau {count} giây.</source>
        <translation>Try again in {count} s.</translation>
    </message>
    <message>
        <source>TẬP HUẤN – không phải hồ sơ thật</source>
        <translation>TRAINING – no real dossiers</translation>
    </message>
    <message>
        <source>Vào chế độ tập huấn</source>
        <translation>Enter training mode</translation>
    </message>
    <message>
        <source>Vào làm việc</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>Đang dựng lại sổ từ nhật ký:</source>
        <translation>Making the register anew from the journal:</translation>
    </message>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>↑↓ chọn người</source>
        <translation>↑↓ choose a person</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Chưa đọc được: {names}.</source>
        <translation>Not readable yet: {names}.</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Wait for papers</translation>
    </message>
    <message>
        <source>Chờ nộp tiền</source>
        <translation>Wait for payment</translation>
    </message>
    <message>
        <source>Công dân yêu cầu rút hồ sơ</source>
        <translation>Withdrawn by the applicant</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Dừng việc đang làm</source>
        <translation>Stop what is under way</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Không được tiếp nhận</source>
        <translation>Not received</translation>
    </message>
    <message>
        <source>Lấy các tệp có sẵn trong thư mục quét</source>
        <translation>Take in the files already in the scan folder</translation>
    </message>
    <message>
        <source>Lấy vào</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Mới đăng ký</source>
        <translation>Newly filed</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Trong hạn</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Trong thư mục quét có sẵn {count} tệp.</source>
        <translation>Files already in the scan folder: {count}.</translation>
    </message>
    <message>
        <source>Tạm dừng tính hạn</source>
        <translation>Time paused</translation>
    </message>
    <message>
        <source>Tệp {name}</source>
        <translation>File {name}</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung giấy tờ</source>
        <translation>Supplement requested</translation>
    </message>
    <message>
        <source>Yêu cầu thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty requested</translation>
    </message>
    <message>
        <source>Đang làm</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>Đang nhận tệp {number}/{total}…</source>
        <translation>Taking in file {number}/{total}…</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Được tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đến hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Ghi lại mức độ hài lòng mà người dân đã đánh dấu trên phiếu giấy.</source>
        <translation>Enter what the applicant ticked on a slip of paper.</translation>
    </message>
    <message>
        <source>Ghi nhận rút hồ sơ</source>
        <translation>Record withdrawal</translation>
    </message>
    <message>
        <source>Gia hạn (Mẫu 04)</source>
        <translation>Extend (Form 04)</translation>
    </message>
    <message>
        <source>Giấy tờ không còn tính tệp này; việc đính kèm và lý do gỡ vẫn giữ trong diễn biến.</source>
        <translation>The paper no longer counts this file; attachment and reason stay in the timeline.</translation>
    </message>
    <message>
        <source>Gỡ tệp</source>
        <translation>Detach file</translation>
    </message>
    <message>
        <source>Gỡ tệp này</source>
        <translation>Detach this file</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Hoàn tác bước vừa rồi</source>
        <translation>Take back last step</translation>
    </message>
    <message>
        <source>Hồ sơ chuyển đến nơi giải quyết và ở trạng thái Đang xử lý.</source>
        <translation>The dossier goes to the settling office, with status In progress.</translation>
    </message>
    <message>
        <source>Hồ sơ trở lại như trước bước vừa rồi; cả hai đều giữ trong diễn biến.</source>
        <translation>The dossier is as before the last step; both stay in the timeline.</translation>
    </message>
    <message>
        <source>Hồ sơ {number} đã nộp tiền</source>
        <translation>Dossier {number} is paid</translation>
    </message>
    <message>
        <source>Khoản phải nộp</source>
        <translation>What is to be paid</translation>
    </message>
    <message>
        <source>Kết quả đã ký và về đến quầy; hồ sơ tính là giải quyết xong từ lúc này.</source>
        <translation>The result is signed and at the counter; the dossier counts as settled from now.</translation>
    </message>
    <message>
        <source>Kết quả đến tay người nhận; hồ sơ đóng lại.</source>
        <translation>The result is with the receiver; the dossier is closed.</translation>
    </message>
    <message>
        <source>Lý do chậm</source>
        <translation>Reason for the delay</translation>
    </message>
    <message>
        <source>Lý do cần bổ sung</source>
        <translation>Reason for the supplement</translation>
    </message>
    <message>
        <source>Lý do dừng</source>
        <translation>Reason for stopping</translation>
    </message>
    <message>
        <source>Lý do gỡ</source>
        <translation>Reason for detaching</translation>
    </message>
    <message>
        <source>Lý do hoàn tác</source>
        <translation>Reason for taking back</translation>
    </message>
    <message>
        <source>Lý do rút (nếu có)</source>
        <translation>Reason (if any)</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Reason for correction</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusal</translation>
    </message>
    <message>
        <source>Lưu kết quả</source>
        <translation>Save result</translation>
    </message>
    <message>
        <source>Lưu phiếu xin lỗi</source>
        <translation>Save apology</translation>
    </message>
    <message>
        <source>Lưu thông tin đúng</source>
        <translation>Save correction</translation>
    </message>
    <message>
        <source>Lưu đánh giá</source>
        <translation>Save rating</translation>
    </message>
    <message>
        <source>Lập phiếu từ chối tiếp nhận (Mẫu 03) và trả lại giấy tờ; hồ sơ đóng lại.</source>
        <translation>Makes a refusal (Form 03) and gives the papers back; the dossier is closed.</translation>
    </message>
    <message>
        <source>Lập phiếu xin lỗi và đề nghị gia hạn (Mẫu 04). Chỉ được gia hạn một lần.</source>
        <translation>Makes an apology with a request to extend (Form 04). Only one extension is allowed.</translation>
    </message>
    <message>
        <source>Lập phiếu yêu cầu bổ sung (Mẫu 02). Thời hạn dừng cho đến khi nhận đủ giấy tờ.</source>
        <translation>Makes a request for a supplement (Form 02). Time stops until all papers are in.</translation>
    </message>
    <message>
        <source>Người dân thực hiện nghĩa vụ tài chính trước. Thời hạn dừng cho đến khi đã nộp.</source>
        <translation>The applicant first fulfils the financial duty. Time stops until it is paid.</translation>
    </message>
    <message>
        <source>Người dân yêu cầu rút; trả lại giấy tờ và hồ sơ đóng lại.</source>
        <translation>The applicant withdraws; papers are given back and the dossier is closed.</translation>
    </message>
    <message>
        <source>Nhập kết quả</source>
        <translation>Enter result</translation>
    </message>
    <message>
        <source>Nhập phiếu đánh giá</source>
        <translation>Enter rating slip</translation>
    </message>
    <message>
        <source>Rút hồ sơ</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct details</translation>
    </message>
    <message>
        <source>Thông báo dừng giải quyết (Mẫu 05). Thời hạn dừng lại.</source>
        <translation>Gives notice that work has stopped (Form 05). Time stops.</translation>
    </message>
    <message>
        <source>Thông tin ghi lúc đầu vẫn giữ trong diễn biến; giấy hẹn in lại theo thông tin đúng.</source>
        <translation>What was first recorded stays in the timeline; the slip is printed anew with the correction.</translation>
    </message>
    <message>
        <source>Thời hạn chạy tiếp; ngày hẹn trả dời thêm đúng thời gian làm việc đã tạm dừng.</source>
        <translation>Time runs on; the due date moves by the working time paused.</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse dossier</translation>
    </message>
    <message>
        <source>Xác nhận đã nhận bổ sung</source>
        <translation>Confirm supplement</translation>
    </message>
    <message>
        <source>Xác nhận đã nộp tiền</source>
        <translation>Confirm payment</translation>
    </message>
    <message>
        <source>Xác nhận đã trả</source>
        <translation>Confirm handover</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Ask for supplement</translation>
    </message>
    <message>
        <source>Yêu cầu nộp tiền</source>
        <translation>Ask for payment</translation>
    </message>
    <message>
        <source>Đã chuyển xử lý hồ sơ {number}</source>
        <translation>Dossier {number} forwarded</translation>
    </message>
    <message>
        <source>Đã dừng xử lý hồ sơ {number}</source>
        <translation>Dossier {number} stopped</translation>
    </message>
    <message>
        <source>Đã ghi nhận rút hồ sơ {number}</source>
        <translation>Withdrawal of dossier {number} recorded</translation>
    </message>
    <message>
        <source>Đã ghi đánh giá hồ sơ {number}</source>
        <translation>Rating of dossier {number} recorded</translation>
    </message>
    <message>
        <source>Đã gia hạn hồ sơ {number}</source>
        <translation>Dossier {number} extended</translation>
    </message>
    <message>
        <source>Đã gỡ tệp của hồ sơ {number}</source>
        <translation>File of dossier {number} detached</translation>
    </message>
    <message>
        <source>Đã hoàn tác bước vừa rồi của hồ sơ {number}</source>
        <translation>Last step of dossier {number} taken back</translation>
    </message>
    <message>
        <source>Đã nhận bổ sung</source>
        <translation>Supplement received</translation>
    </message>
    <message>
        <source>Đã nhận bổ sung hồ sơ {number}</source>
        <translation>Supplement of dossier {number} received</translation>
    </message>
    <message>
        <source>Đã nhập kết quả hồ sơ {number}</source>
        <translation>Result of dossier {number} entered</translation>
    </message>
    <message>
        <source>Đã nộp tiền</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Đã sửa thông tin hồ sơ {number}</source>
        <translation>Details of dossier {number} corrected</translation>
    </message>
    <message>
        <source>Đã trả kết quả hồ sơ {number}</source>
        <translation>Result of dossier {number} handed over</translation>
    </message>
    <message>
        <source>Đã từ chối hồ sơ {number}</source>
        <translation>Dossier {number} refused</translation>
    </message>
    <message>
        <source>Đã yêu cầu bổ sung hồ sơ {number}</source>
        <translation>Supplement of dossier {number} requested</translation>
    </message>
    <message>
        <source>Đã yêu cầu nộp tiền hồ sơ {number}</source>
        <translation>Payment for dossier {number} requested</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Chỉ ghi chữ số</source>
        <translation>Digits only</translation>
    </message>
    <message>
        <source>Cách trả</source>
        <translation>Way of return</translation>
    </message>
    <message>
        <source>Có giá trị đến (nếu có)</source>
        <translation>Valid until (if any)</translation>
    </message>
    <message>
        <source>Cấp cho, nếu không phải người nộp</source>
        <translation>Issued to, if not the applicant</translation>
    </message>
    <message>
        <source>Ghi ngày, ví dụ 27/11/2026</source>
        <translation>Enter a day, such as 27/11/2026</translation>
    </message>
    <message>
        <source>Ghi ngày, ví dụ 27/11/2027</source>
        <translation>Type a day, such as 27/11/2027</translation>
    </message>
    <message>
        <source>Giấy tờ cần bổ sung, mỗi dòng một loại</source>
        <translation>Papers to hand in, one a line</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Lẽ ra phải xin lỗi trước, chậm nhất {day}</source>
        <translation>The apology was due earlier, by {day}</translation>
    </message>
    <message>
        <source>Mức độ hài lòng</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>Ngày này đã qua</source>
        <translation>This day is over</translation>
    </message>
    <message>
        <source>Ngày trả mới</source>
        <translation>New due date</translation>
    </message>
    <message>
        <source>Người nhận, nếu không phải người nộp</source>
        <translation>Receiver, if not the applicant</translation>
    </message>
    <message>
        <source>Nơi giải quyết (nếu cần ghi)</source>
        <translation>Settling office (if needed)</translation>
    </message>
    <message>
        <source>Số tiền (đ)</source>
        <translation>Amount (đ)</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Số, ký hiệu kết quả (nếu có)</source>
        <translation>Number of the result (if any)</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>{day} không làm việc</source>
        <translation>{day} is not a working day</translation>
    </message>
    <message>
        <source>Ý kiến, lý do, mỗi dòng một điều (nếu có)</source>
        <translation>Comments and reasons, one a line (if any)</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Chỉ số trong kỳ</source>
        <translation>Measures of the period</translation>
    </message>
    <message>
        <source>Giấy hẹn đã lập</source>
        <translation>Slips made</translation>
    </message>
    <message>
        <source>Giấy tờ tái sử dụng</source>
        <translation>Papers re-used</translation>
    </message>
    <message>
        <source>Hồ sơ đã lưu</source>
        <translation>Dossiers saved</translation>
    </message>
    <message>
        <source>Hỗ trợ trực tuyến</source>
        <translation>Helped online</translation>
    </message>
    <message>
        <source>Kỳ trước
chuyển</source>
        <translation>From
before</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Người dân đánh giá</source>
        <translation>Ratings given</translation>
    </message>
    <message>
        <source>Nhận và đã có kết quả</source>
        <translation>Received with result</translation>
    </message>
    <message>
        <source>Nộp trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Phiếu xin lỗi</source>
        <translation>Apologies</translation>
    </message>
    <message>
        <source>Phí của hồ sơ nhận</source>
        <translation>Fees at intake</translation>
    </message>
    <message>
        <source>Quá
hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Số hóa thành phần</source>
        <translation>Papers scanned</translation>
    </message>
    <message>
        <source>Số hóa đủ hồ sơ</source>
        <translation>Wholly scanned</translation>
    </message>
    <message>
        <source>Số hồ sơ theo lĩnh vực</source>
        <translation>Dossiers by field</translation>
    </message>
    <message>
        <source>Số liệu chưa khớp</source>
        <translation>Figures disagree</translation>
    </message>
    <message>
        <source>Số liệu khớp nhau</source>
        <translation>Figures agree</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tiếp nhận {taken} = đã giải quyết {settled} + đang giải quyết {open}</source>
        <translation>Received {taken} = settled {settled} + in progress {open}</translation>
    </message>
    <message>
        <source>Tiếp nhận {taken} khác đã giải quyết {settled} + đang giải quyết {open}</source>
        <translation>Received {taken} is not settled {settled} + in progress {open}</translation>
    </message>
    <message>
        <source>Trong
hạn</source>
        <translation>In
time</translation>
    </message>
    <message>
        <source>Trước
hạn</source>
        <translation>Early</translation>
    </message>
    <message>
        <source>Trả lại do lỗi</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Trực
tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Trực tiếp,
bưu chính</source>
        <translation>Direct,
post</translation>
    </message>
    <message>
        <source>Tình hình giải quyết</source>
        <translation>State of settlement</translation>
    </message>
    <message>
        <source>Tạm dừng xử lý</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Tổng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tổng cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refused at intake</translation>
    </message>
    <message numerus="yes">
        <source>lệch {count} hồ sơ</source>
        <translation>
            <numerusform>{count} dossier differs</numerusform>
            <numerusform>{count} dossiers differ</numerusform>
        </translation>
    </message>
    <message>
        <source>mỗi hồ sơ nhận một giấy</source>
        <translation>one slip for each dossier</translation>
    </message>
    <message>
        <source>nghỉ</source>
        <translation>off</translation>
    </message>
    <message>
        <source>sẵn sàng chốt</source>
        <translation>ready to close</translation>
    </message>
    <message>
        <source>theo Biểu II.06a</source>
        <translation>as in Form II.06a</translation>
    </message>
    <message>
        <source>{direct} tại quầy · {online} trực tuyến</source>
        <translation>{direct} at the counter · {online} online</translation>
    </message>
    <message>
        <source>{hour} giờ</source>
        <translation>{hour}:00</translation>
    </message>
    <message>
        <source>{paying} trong {all} hồ sơ có phí</source>
        <translation>{paying} of {all} pay a fee</translation>
    </message>
    <message>
        <source>Đang giải quyết</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Đúng
hạn</source>
        <translation>On
time</translation>
    </message>
    <message>
        <source>đã đối chiếu</source>
        <translation>compared</translation>
    </message>
    <message>
        <source>– hài lòng</source>
        <translation>– satisfied</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>14 ngày</source>
        <translation>14 days</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Chưa chốt</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>Chưa đếm</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>Chọn Tổng hợp của một ngày để chốt</source>
        <translation>Choose the summary of one day to close it</translation>
    </message>
    <message>
        <source>Chốt lại</source>
        <translation>Close again</translation>
    </message>
    <message>
        <source>Chốt ngày</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>Kiểm quỹ</source>
        <translation>Cash count</translation>
    </message>
    <message>
        <source>Kiểm quỹ: đếm tiền trong ngày</source>
        <translation>Count the money of the day</translation>
    </message>
    <message>
        <source>Kỳ sau</source>
        <translation>Next period</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Period before</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày tổng hợp</source>
        <translation>Day of the summary</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Quý</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Số liệu chưa cộng xong: xem rồi bấm F9</source>
        <translation>The figures are not there yet: look at them, then press F9</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Theo giờ</source>
        <translation>By hour</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Tiếp nhận và giải quyết</source>
        <translation>Received and settled</translation>
    </message>
    <message>
        <source>Tuần</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Tùy chọn</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Xem và in Sổ theo dõi hồ sơ của kỳ</source>
        <translation>Look at and print the register of the period</translation>
    </message>
    <message>
        <source>Xuất {kind}</source>
        <translation>Export {kind}</translation>
    </message>
    <message>
        <source>năm {year}</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>quý {quarter}/{year}</source>
        <translation>quarter {quarter}/{year}</translation>
    </message>
    <message>
        <source>tháng {month:02d}/{year}</source>
        <translation>month {month:02d}/{year}</translation>
    </message>
    <message>
        <source>tuần {days}</source>
        <translation>week {days}</translation>
    </message>
    <message numerus="yes">
        <source>{count} ngày</source>
        <translation>
            <numerusform>{count} day</numerusform>
            <numerusform>{count} days</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang chốt, chờ một chút</source>
        <translation>The day is being closed; wait a moment</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép {count} dòng</source>
        <translation>
            <numerusform>{count} line copied</numerusform>
            <numerusform>{count} lines copied</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã chốt ngày {day}</source>
        <translation>{day} closed</translation>
    </message>
    <message>
        <source>Đã chốt {time}</source>
        <translation>Closed {time}</translation>
    </message>
    <message>
        <source>Đã ghi kiểm quỹ: {standing}</source>
        <translation>Count recorded: {standing}</translation>
    </message>
    <message>
        <source>Đếm tiền</source>
        <translation>Count money</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source> qua USB</source>
        <translation> by USB</translation>
    </message>
    <message>
        <source>, từ chối {count}</source>
        <translation>, {count} refused</translation>
    </message>
    <message numerus="yes">
        <source>, {count} tệp</source>
        <translation>
            <numerusform>, {count} file</numerusform>
            <numerusform>, {count} files</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa đối chiếu</source>
        <translation>Not compared</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào.</source>
        <translation>Never synced yet.</translation>
    </message>
    <message>
        <source>Gửi {sent}, nhận {received}</source>
        <translation>Sent {sent}, received {received}</translation>
    </message>
    <message>
        <source>Không có gì chờ gửi</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>Khớp đến {time}</source>
        <translation>Agrees up to {time}</translation>
    </message>
    <message>
        <source>Liên lạc tốt lần cuối {time}.</source>
        <translation>Last good contact: {time}.</translation>
    </message>
    <message>
        <source>Mục chờ lâu nhất: {span}, từ {time}.</source>
        <translation>Longest wait: {span}, since {time}.</translation>
    </message>
    <message>
        <source>chưa đến một phút</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>gửi lại {count}</source>
        <translation>{count} sent again</translation>
    </message>
    <message>
        <source>nhận {count}</source>
        <translation>{count} received</translation>
    </message>
    <message>
        <source>tỉnh từ chối {count}</source>
        <translation>{count} refused by the province</translation>
    </message>
    <message>
        <source>{count} bản ghi chờ gửi</source>
        <translation>{count} waiting to be sent</translation>
    </message>
    <message numerus="yes">
        <source>{count} tệp đã đến tỉnh</source>
        <translation>
            <numerusform>{count} file reached the province</numerusform>
            <numerusform>{count} files reached the province</numerusform>
        </translation>
    </message>
    <message>
        <source>{days} ngày {hours} giờ</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} giờ {minutes} phút</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>Đã gửi {count} bản ghi</source>
        <translation>
            <numerusform>{count} record sent</numerusform>
            <numerusform>{count} records sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Đồng hồ máy này chậm {span} so với tỉnh</source>
        <translation>This machine’s clock is {span} behind the province</translation>
    </message>
    <message>
        <source>Đồng hồ máy này nhanh {span} so với tỉnh</source>
        <translation>This machine’s clock is {span} ahead of the province</translation>
    </message>
    <message>
        <source>đã dừng, gửi tiếp sau</source>
        <translation>stopped, sent later</translation>
    </message>
</context>
<context>
    <name>SyncCards</name>
    <message>
        <source>Chưa đồng bộ lần nào trên máy này.</source>
        <translation>This machine has never synced.</translation>
    </message>
    <message>
        <source>Các lần gần đây</source>
        <translation>Recent rounds</translation>
    </message>
    <message>
        <source>Liên lạc tốt</source>
        <translation>Good contact</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>Tỉnh đã trả lời</source>
        <translation>Province has</translation>
    </message>
    <message>
        <source>chưa lần nào</source>
        <translation>never</translation>
    </message>
    <message numerus="yes">
        <source>{count} bản ghi</source>
        <translation>
            <numerusform>{count} record</numerusform>
            <numerusform>{count} records</numerusform>
        </translation>
    </message>
    <message>
        <source>Đối chiếu với tỉnh</source>
        <translation>Compared with the province</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Có thể làm việc khác, cứ để chạy.</source>
        <translation>You can do other work meanwhile.</translation>
    </message>
    <message>
        <source>Dừng, gửi tiếp sau</source>
        <translation>Stop, send later</translation>
    </message>
    <message>
        <source>Mọi bản ghi chỉ nằm trong kho tập huấn. Rời tập huấn để đồng bộ hồ sơ thật.</source>
        <translation>All records stay in the training store. Leave training to sync real dossiers.</translation>
    </message>
    <message>
        <source>Tập huấn không nối với tỉnh</source>
        <translation>Training has no link to the province</translation>
    </message>
    <message>
        <source>Đang dừng sau lượt gửi này. Những gì tỉnh đã nhận vẫn giữ nguyên.</source>
        <translation>Stopping after this part. What the province has received stays.</translation>
    </message>
    <message>
        <source>Đang đồng bộ rồi, không cần bấm nữa</source>
        <translation>Synchronising already; no need to press again</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Chủ Nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Quầy {number}</source>
        <translation>Counter {number}</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>{hour} giờ {minute:02d} phút</source>
        <translation>{hour}:{minute:02d}</translation>
    </message>
</context>
<context>
    <name>TimeForm</name>
    <message>
        <source> ngày làm việc</source>
        <translation> working days</translation>
    </message>
    <message>
        <source>Cách tính</source>
        <translation>How it counts</translation>
    </message>
    <message>
        <source>Danh mục ghi: {value}</source>
        <translation>Catalogue: {value}</translation>
    </message>
    <message>
        <source>Giờ làm cuối: ngày sau</source>
        <translation>Last hour: next day</translation>
    </message>
    <message>
        <source>Hạn nộp bổ sung</source>
        <translation>Limit for the supplement</translation>
    </message>
    <message>
        <source>Khi đã bổ sung đủ</source>
        <translation>Once the supplement is in</translation>
    </message>
    <message>
        <source>Nhận muộn trong ngày</source>
        <translation>Received late in the day</translation>
    </message>
    <message>
        <source>Sau giờ chốt: ngày sau</source>
        <translation>After cut-off: next day</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Trả trong ngày</source>
        <translation>Same day</translation>
    </message>
    <message>
        <source>Tính lại từ đầu</source>
        <translation>From the start again</translation>
    </message>
    <message>
        <source>Tính tiếp phần còn lại</source>
        <translation>The rest runs on</translation>
    </message>
    <message>
        <source>Tính từ ngày sau</source>
        <translation>From the next day</translation>
    </message>
    <message>
        <source>Vẫn tính ngày đó</source>
        <translation>That day still counts</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>không quy định</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>Đơn vị thời hạn</source>
        <translation>Unit of the limit</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Đã hoàn tác</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>đã xem: {reason}</source>
        <translation>seen: {reason}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>14 ngày qua</source>
        <translation>Last 14 days</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào trên máy này.</source>
        <translation>No dossier on this machine yet.</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Wait for papers</translation>
    </message>
    <message>
        <source>Chờ đồng bộ</source>
        <translation>To sync</translation>
    </message>
    <message>
        <source>Cần chú ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Hồ sơ vừa xử lý</source>
        <translation>Latest dossiers</translation>
    </message>
    <message>
        <source>Không có việc gì gấp. Số liệu trong ngày đã chốt.</source>
        <translation>Nothing urgent. The day’s figures are closed.</translation>
    </message>
    <message>
        <source>Kết quả chờ trả</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>Nên làm ngay</source>
        <translation>To do now</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Receive a dossier</translation>
    </message>
    <message>
        <source>Xem tất cả</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>bị tỉnh từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>chờ dân đến nhận</source>
        <translation>people to come</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>lâu nhất {age}</source>
        <translation>longest {age}</translation>
    </message>
    <message>
        <source>lâu nhất {days} ngày</source>
        <translation>longest {days} d</translation>
    </message>
    <message>
        <source>trong 2 ngày tới</source>
        <translation>within 2 days</translation>
    </message>
    <message>
        <source>{count} giờ</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} đã có kết quả</source>
        <translation>{count} with result</translation>
    </message>
    <message>
        <source>{weekday} {day} nghỉ {name}. Mọi ngày hẹn trả đã tự bỏ qua ngày này.</source>
        <translation>{weekday} {day} is off: {name}. All due dates have skipped it.</translation>
    </message>
    <message>
        <source>Đến hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>đang dừng hạn</source>
        <translation>time stopped</translation>
    </message>
    <message>
        <source>đã gửi hết</source>
        <translation>all sent</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Tìm mã hồ sơ, họ tên, điện thoại…</source>
        <translation>Find number, full name, phone…</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>Hồ sơ thật không bị đụng đến</source>
        <translation>Real dossiers are not touched</translation>
    </message>
    <message>
        <source>Làm lại từ đầu</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Người dân mẫu</source>
        <translation>Sample visitor</translation>
    </message>
    <message>
        <source>Như một người vừa đến và đưa thẻ để quét</source>
        <translation>As if somebody came in and gave a card to scan</translation>
    </message>
    <message>
        <source>Rời tập huấn</source>
        <translation>Leave training</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>TẬP HUẤN – không phải hồ sơ thật</source>
        <translation>TRAINING – no real dossiers</translation>
    </message>
    <message>
        <source>Xóa hết hồ sơ tập huấn?</source>
        <translation>Remove all training dossiers?</translation>
    </message>
    <message>
        <source>Xóa và làm lại</source>
        <translation>Remove and start over</translation>
    </message>
    <message>
        <source>{name} cần làm: {wish}</source>
        <translation>{name} wants: {wish}</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Quét thẻ căn cước hoặc giấy hẹn</source>
        <translation>Scan an identity card or a slip</translation>
    </message>
    <message>
        <source>Thử máy đọc</source>
        <translation>Try the reader</translation>
    </message>
    <message>
        <source>Ô thử</source>
        <translation>Trial field</translation>
    </message>
    <message>
        <source>Ở mục này quét gì cũng chỉ là thử: không hồ sơ nào mở ra, không gì được lưu.</source>
        <translation>Whatever is scanned here is a trial: no dossier opens, nothing is kept.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Cần làm</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Không mất gì</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>Đã xảy ra</source>
        <translation>What happened</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Bản {version} đã ở trên máy, dùng từ lần mở chương trình sau.</source>
        <translation>Version {version} is on this machine and is used from the next start.</translation>
    </message>
    <message>
        <source>Chương trình này không chạy từ gói cài đặt nên không tự thay được.</source>
        <translation>This program does not run from a package, so it cannot replace itself.</translation>
    </message>
    <message>
        <source>Chỉ tìm và tải khi bạn bấm. Bản mới phải có chữ ký của nơi phát hành, tự chạy thử trên máy này trước khi được dùng; không xong thì máy vẫn dùng bản cũ. Dữ liệu được sao lưu trước.</source>
        <translation>Looked for and fetched only when you press. A new version must be signed by the publisher and pass its own trial on this machine before it is used; if it fails, the old one stays. The data are backed up first.</translation>
    </message>
    <message>
        <source>Chọn thư mục có bản mới</source>
        <translation>Choose the folder of the new version</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Có bản {version}, phát hành ngày {day}, {size}.</source>
        <translation>Version {version} is there, published {day}, {size}.</translation>
    </message>
    <message>
        <source>Cập nhật chương trình</source>
        <translation>Update the program</translation>
    </message>
    <message>
        <source>Ghi đủ đường dẫn, hoặc địa chỉ https</source>
        <translation>Type the whole path, or an https address</translation>
    </message>
    <message>
        <source>Nơi tìm bản mới</source>
        <translation>Where to look for new versions</translation>
    </message>
    <message>
        <source>Thôi cập nhật</source>
        <translation>Do not update</translation>
    </message>
    <message>
        <source>Tìm bản mới</source>
        <translation>Look for a new version</translation>
    </message>
    <message>
        <source>Tải bản {version}</source>
        <translation>Fetch version {version}</translation>
    </message>
    <message>
        <source>thư mục, hoặc https://…</source>
        <translation>a folder, or https://…</translation>
    </message>
    <message>
        <source>Đang dùng bản {version}.</source>
        <translation>In use: version {version}.</translation>
    </message>
    <message>
        <source>Đang sao lưu dữ liệu…</source>
        <translation>Backing up the data…</translation>
    </message>
    <message>
        <source>Đang tìm bản mới…</source>
        <translation>Looking for a new version…</translation>
    </message>
    <message>
        <source>Đang tải bản {version}:</source>
        <translation>Fetching version {version}:</translation>
    </message>
    <message>
        <source>Đã dừng; lần sau tải tiếp từ chỗ này.</source>
        <translation>Stopped; the next try goes on from here.</translation>
    </message>
    <message>
        <source>Đóng và mở bản {version}</source>
        <translation>Close and open version {version}</translation>
    </message>
    <message>
        <source>Ở đó không có bản nào mới hơn bản đang dùng.</source>
        <translation>There is nothing newer than the version in use.</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>Bản mới đang tự chạy thử, chừng một phút…</source>
        <translation>The new version is trying itself, about a minute…</translation>
    </message>
    <message>
        <source>Một Cửa Xã: cập nhật</source>
        <translation>Một Cửa Xã: update</translation>
    </message>
    <message>
        <source>Mở chương trình</source>
        <translation>Open the program</translation>
    </message>
    <message>
        <source>Đang cập nhật chương trình</source>
        <translation>Updating the program</translation>
    </message>
</context>
<context>
    <name>Usb</name>
    <message numerus="yes">
        <source>, còn {count} bản ghi chờ gói sau</source>
        <translation>
            <numerusform>, {count} record waits for the next bundle</numerusform>
            <numerusform>, {count} records wait for the next bundle</numerusform>
        </translation>
    </message>
    <message>
        <source>. Mang USB lên tỉnh rồi nhận gói trả lời; đến lúc đó bản ghi vẫn chờ trên máy này.</source>
        <translation>. Take the USB to the province and load its answer; until then the records wait on this machine.</translation>
    </message>
    <message>
        <source>Gói này đã nhận từ trước, không có gì thay đổi.</source>
        <translation>This bundle was loaded before; nothing changed.</translation>
    </message>
    <message numerus="yes">
        <source>Tỉnh đã ghi nhận {count} bản ghi</source>
        <translation>
            <numerusform>Province recorded {count} record</numerusform>
            <numerusform>Province recorded {count} records</numerusform>
        </translation>
    </message>
    <message>
        <source>gửi lại {count} trong gói sau</source>
        <translation>{count} sent again in the next bundle</translation>
    </message>
    <message>
        <source>nhận về {count}</source>
        <translation>{count} received</translation>
    </message>
    <message>
        <source>tỉnh từ chối {count}</source>
        <translation>{count} refused by the province</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi {count} bản ghi vào {name}</source>
        <translation>
            <numerusform>{count} record written to {name}</numerusform>
            <numerusform>{count} records written to {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã nhận gói từ USB. {told}.</source>
        <translation>Bundle loaded from USB. {told}.</translation>
    </message>
</context>
<context>
    <name>UsbButtons</name>
    <message>
        <source>Chọn tệp ghi danh</source>
        <translation>Choose the enrolment file</translation>
    </message>
    <message>
        <source>Dùng tệp ghi danh khác do tỉnh cấp cho quầy này</source>
        <translation>Use another enrolment file that the province made for this counter</translation>
    </message>
    <message>
        <source>Ghi gói ra USB</source>
        <translation>Write a bundle to USB</translation>
    </message>
    <message>
        <source>Ghi gói ra USB…</source>
        <translation>Write to USB…</translation>
    </message>
    <message>
        <source>Gói USB</source>
        <translation>USB bundle</translation>
    </message>
    <message>
        <source>Khi không có mạng: ghi các bản ghi chờ gửi thành một gói để mang lên tỉnh</source>
        <translation>Without a link: write waiting records as a bundle to take to the province</translation>
    </message>
    <message>
        <source>Nhận gói trả lời mà tỉnh đã ghi cho máy này</source>
        <translation>Load the answer bundle that the province wrote for this machine</translation>
    </message>
    <message>
        <source>Nhận gói từ USB</source>
        <translation>Load a bundle from USB</translation>
    </message>
    <message>
        <source>Nhận gói từ USB…</source>
        <translation>Load from USB…</translation>
    </message>
    <message>
        <source>Tệp ghi danh</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>Tệp ghi danh mới…</source>
        <translation>New enrolment file…</translation>
    </message>
    <message>
        <source>Đang ghi gói ra USB. Chưa rút USB.</source>
        <translation>Writing the bundle to USB. Do not remove the USB.</translation>
    </message>
    <message>
        <source>Đang nhận gói từ USB. Chưa rút USB.</source>
        <translation>Loading the bundle from USB. Do not remove the USB.</translation>
    </message>
    <message>
        <source>Đang đọc tệp ghi danh…</source>
        <translation>Reading the enrolment file…</translation>
    </message>
    <message>
        <source>Đã nhận tệp ghi danh; đang ghi danh với tỉnh.</source>
        <translation>Enrolment file taken; enrolling at the province.</translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>Các mục sau</source>
        <translation>Lists after</translation>
    </message>
    <message>
        <source>Các mục trước</source>
        <translation>Lists before</translation>
    </message>
    <message numerus="yes">
        <source>{view}: {count} hồ sơ</source>
        <translation>
            <numerusform>{view}: {count} dossier</numerusform>
            <numerusform>{view}: {count} dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Wait for papers</translation>
    </message>
    <message>
        <source>Chờ trả</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>Cần chú ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Của tôi</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đã đóng</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Đến hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Chưa có mức thu</source>
        <translation>No rate yet</translation>
    </message>
    <message>
        <source>Chưa số hóa</source>
        <translation>No scan</translation>
    </message>
    <message>
        <source>Còn {count} ngày</source>
        <translation>{count} d left</translation>
    </message>
    <message numerus="yes">
        <source>Có {count} bản ghi của bản chương trình mới hơn; cập nhật chương trình để xem đủ.</source>
        <translation>
            <numerusform>{count} record comes from a newer program version; update the program to see everything.</numerusform>
            <numerusform>{count} records come from a newer program version; update the program to see everything.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hôm nay {time}</source>
        <translation>Today {time}</translation>
    </message>
    <message>
        <source>Hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Hạn nộp bổ sung: {day}</source>
        <translation>Supplement due by {day}</translation>
    </message>
    <message>
        <source>Miễn phí</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Trước hạn</source>
        <translation>Early</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Trực tuyến, có hỗ trợ</source>
        <translation>Online, with help</translation>
    </message>
    <message>
        <source>Tái sử dụng</source>
        <translation>Re-used</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Tạm dừng tính hạn</source>
        <translation>Time paused</translation>
    </message>
    <message>
        <source>trễ {count} ngày</source>
        <translation>{count} d late</translation>
    </message>
    <message>
        <source>tạm dừng</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>tỉnh chưa có tệp</source>
        <translation>not with the province</translation>
    </message>
    <message>
        <source>tỉnh còn thiếu {count}</source>
        <translation>{count} not with the province</translation>
    </message>
    <message>
        <source>tỉnh đã có đủ</source>
        <translation>all with the province</translation>
    </message>
    <message>
        <source>xuất trình</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>{count} bản chính</source>
        <translation>{count} orig.</translation>
    </message>
    <message>
        <source>{count} bản sao</source>
        <translation>{count} copy</translation>
    </message>
    <message>
        <source>{count} trang</source>
        <translation>pages: {count}</translation>
    </message>
    <message>
        <source>{count} tệp</source>
        <translation>files: {count}</translation>
    </message>
    <message>
        <source>{day} · hôm nay</source>
        <translation>{day} · today</translation>
    </message>
    <message>
        <source>{day} · quá hạn</source>
        <translation>{day} · late</translation>
    </message>
    <message>
        <source>{day} · trước hạn</source>
        <translation>{day} · early</translation>
    </message>
    <message>
        <source>{day} · {count} ngày</source>
        <translation>{day} · {count} d</translation>
    </message>
    <message>
        <source>{day} · đúng hạn</source>
        <translation>{day} · on time</translation>
    </message>
    <message>
        <source>{said}, đã qua.</source>
        <translation>{said}, past.</translation>
    </message>
    <message>
        <source>Điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Đã số hóa</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>đã có</source>
        <translation>on file</translation>
    </message>
    <message>
        <source>đã nộp</source>
        <translation>handed in</translation>
    </message>
    <message>
        <source>đã trễ</source>
        <translation>late</translation>
    </message>
    <message>
        <source>Ảnh JPEG</source>
        <translation>JPEG picture</translation>
    </message>
    <message>
        <source>Ảnh PNG</source>
        <translation>PNG picture</translation>
    </message>
    <message>
        <source>Ảnh TIFF</source>
        <translation>TIFF picture</translation>
    </message>
</context>
<context>
    <name>WorklistPage</name>
    <message>
        <source>Chưa chọn hồ sơ nào để mở</source>
        <translation>No dossier is chosen to open</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ</source>
        <translation>List of dossiers</translation>
    </message>
    <message>
        <source>Lưu bộ lọc</source>
        <translation>Save filters</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>{first}–{last} trong hơn {total} hồ sơ, mới nhất trước</source>
        <translation>{first}–{last} of over {total} dossiers, newest first</translation>
    </message>
    <message numerus="yes">
        <source>{first}–{last} trong {total} hồ sơ</source>
        <translation>
            <numerusform>{first}–{last} of {total} dossier</numerusform>
            <numerusform>{first}–{last} of {total} dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã lưu bộ lọc “{name}”</source>
        <translation>Filter “{name}” saved</translation>
    </message>
    <message>
        <source>Đã xóa bộ lọc “{name}”</source>
        <translation>Filter “{name}” deleted</translation>
    </message>
    <message>
        <source>↑↓ chọn · Enter mở · Ctrl+A chọn tất cả · Ctrl+E xuất</source>
        <translation>↑↓ choose · Enter open · Ctrl+A choose all · Ctrl+E export</translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Lịch năm {year}; mũi tên đổi ngày, PageUp và PageDown đổi tháng</source>
        <translation>Calendar of {year}; arrows change the day, PageUp and PageDown the month</translation>
    </message>
    <message>
        <source>dự kiến</source>
        <translation>planned</translation>
    </message>
</context>
</TS>
