/* Stand-in for the ICU of Windows, for the bench only: Wine has none. No converter can be opened, so that Qt uses its
 * own for UTF-8, UTF-16 and Latin 1, which is all that the program asks for. */
#include <stdint.h>

#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 16

typedef int code;

static void *none(code *error)
{
    if (error)
        *error = UNSUPPORTED;
    return 0;
}

EXPORT void *ucnv_open(const char *name, code *error) { return none(error); }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT int8_t ucnv_getMaxCharSize(void *converter) { return 4; }
EXPORT const char *ucnv_getName(void *converter, code *error) { return none(error); }
EXPORT void ucnv_getToUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *new, void *context, void *old, void *before, code *e) {}
EXPORT void ucnv_setFromUCallBack(void *c, void *new, void *context, void *old, void *before, code *e) {}
EXPORT void ucnv_cbToUWriteUChars(void *args, void *source, int32_t length, int32_t index, code *error) {}
EXPORT void ucnv_cbFromUWriteUChars(void *args, void *source, void *end, int32_t index, code *error) {}
EXPORT void ucnv_toUnicode(void *c, void *t, void *tend, void *s, void *send, void *o, int8_t f, code *e) { none(e); }
EXPORT void ucnv_fromUnicode(void *c, void *t, void *tend, void *s, void *send, void *o, int8_t f, code *e) { none(e); }
EXPORT int32_t ucnv_toUCountPending(void *converter, code *error) { return 0; }
EXPORT int32_t ucnv_fromUCountPending(void *converter, code *error) { return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, code *error) { return none(error); }
EXPORT const char *ucnv_getAvailableName(int32_t number) { return 0; }
EXPORT int32_t ucnv_countAvailable(void) { return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
