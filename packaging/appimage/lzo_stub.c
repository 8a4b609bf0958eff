/* squashfuse can read LZO, whose library is under the GPL. Our images are zstd: answer "not supported" instead. */
int __lzo_init_v2(unsigned v, int a, int b, int c, int d, int e, int f, int g, int h, int i)
{
    (void)v, (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h, (void)i;
    return -1;
}

int lzo1x_decompress_safe(const void *in, unsigned long in_size, void *out, unsigned long *out_size, void *work)
{
    (void)in, (void)in_size, (void)out, (void)out_size, (void)work;
    return -1;
}
