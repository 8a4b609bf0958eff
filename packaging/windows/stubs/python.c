/* python.exe of the bench: where its python311.dll comes from there is none. */
#include <windows.h>

int wmain(int count, wchar_t **words)
{
    HMODULE library = LoadLibraryW(L"python311.dll");
    if (!library)
        return 9009;
    return ((int (*)(int, wchar_t **))(void *)GetProcAddress(library, "Py_Main"))(count, words);
}
