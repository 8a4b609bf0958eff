/* What stands before the squashfs image of an AppImage (type 2) and starts the program in it.
 *
 * Mounts the image by FUSE and becomes the program; where FUSE cannot be used, unpacks it to a temporary folder, runs
 * the program and removes the folder. Written from the AppImage specification; built by runtime.py, static, against
 * Debian's libsquashfuse, libfuse3 and libzstd. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>
#define FUSE_USE_VERSION 32
#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>

#define SECTION(name) __attribute__((section(name), used))
SECTION(".upd_info") const char appimage_upd_info[1024] = {0};
SECTION(".sha256_sig") const char appimage_sha256_sig[1024] = {0};
SECTION(".sig_key") const char appimage_sig_key[8192] = {0};

/* 10 MB at most, in blocks of 256 KB. */
#define DATA_BLOCKS 32
#define END_BLOCKS 8

static char self[PATH_MAX];

static void die(const char *what)
{
    fprintf(stderr, "motcua: không mở được tệp chương trình (%s: %s)\n", what, strerror(errno));
    exit(127);
}

/* ---------------------------------------------------------------- the file itself */

static void read_at(int fd, void *into, size_t size, off_t at)
{
    if (pread(fd, into, size, at) != (ssize_t)size) die("ELF");
}

/* Where the ELF part ends and the image begins. */
static size_t image_offset(void)
{
    Elf64_Ehdr head;
    Elf64_Shdr section;
    int fd = open(self, O_RDONLY | O_CLOEXEC);
    if (fd < 0) die(self);
    read_at(fd, &head, sizeof head, 0);
    size_t end = head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
    for (int i = 0; i < head.e_shnum; i++) {
        read_at(fd, &section, sizeof section, head.e_shoff + (off_t)i * head.e_shentsize);
        if (section.sh_type != SHT_NOBITS && section.sh_offset + section.sh_size > end)
            end = section.sh_offset + section.sh_size;
    }
    close(fd);
    return end;
}

static void print_section(const char *name)
{
    Elf64_Ehdr head;
    Elf64_Shdr section, strings;
    char names[4096] = {0};
    int fd = open(self, O_RDONLY | O_CLOEXEC);
    if (fd < 0) die(self);
    read_at(fd, &head, sizeof head, 0);
    read_at(fd, &strings, sizeof strings, head.e_shoff + (off_t)head.e_shstrndx * head.e_shentsize);
    ssize_t length = pread(fd, names, sizeof names - 1, strings.sh_offset);
    for (int i = 0; i < head.e_shnum; i++) {
        read_at(fd, &section, sizeof section, head.e_shoff + (off_t)i * head.e_shentsize);
        if ((ssize_t)section.sh_name >= length || strcmp(names + section.sh_name, name)) continue;
        char *words = calloc(1, section.sh_size + 1);
        if (!words) die("memory");
        read_at(fd, words, section.sh_size, section.sh_offset);
        puts(words);
        free(words);
    }
    close(fd);
}

/* The library keeps one block of files and three of their ends: reading here and there, as a program does that loads
 * its libraries, would unpack the same block again and again. */
static int open_image(sqfs *fs, size_t offset)
{
    if (sqfs_open_image(fs, self, offset)) return -1;
    sqfs_cache_destroy(&fs->data_cache);
    sqfs_cache_destroy(&fs->frag_cache);
    return sqfs_block_cache_init(&fs->data_cache, DATA_BLOCKS) || sqfs_block_cache_init(&fs->frag_cache, END_BLOCKS);
}

/* ---------------------------------------------------------------- unpacking */

static int write_file(sqfs *fs, sqfs_inode *inode, const char *path, char *buffer, size_t size)
{
    unlink(path);
    mode_t mode = inode->base.mode & 0111 ? 0755 : 0644;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) return -1;
    for (uint64_t at = 0; at < inode->xtra.reg.file_size;) {
        sqfs_off_t got = size;
        if (sqfs_read_range(fs, inode, at, &got, buffer) || got <= 0) goto failed;
        for (sqfs_off_t done = 0; done < got;) {
            ssize_t written = write(fd, buffer + done, got - done);
            if (written < 0) goto failed;
            done += written;
        }
        at += got;
    }
    return close(fd);
failed:
    close(fd);
    return -1;
}

static int unpack(const char *target, size_t offset, int tell)
{
    static char buffer[1 << 20];
    sqfs fs;
    sqfs_err err;
    sqfs_traverse walk;
    if (open_image(&fs, offset)) return -1;
    if (mkdir(target, 0755) && errno != EEXIST) return -1;
    if (sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs))) return -1;
    while (sqfs_traverse_next(&walk, &err)) {
        char path[PATH_MAX];
        sqfs_inode inode;
        if (walk.dir_end) continue;
        if (strstr(walk.path, "../")) return -1;
        if (snprintf(path, sizeof path, "%s/%s", target, walk.path) >= (int)sizeof path) return -1;
        if (sqfs_inode_get(&fs, &inode, walk.entry.inode)) return -1;
        if (tell) puts(path);
        mode_t mode = inode.base.mode;
        if (S_ISDIR(mode)) {
            if (mkdir(path, 0755) && errno != EEXIST) return -1;
        } else if (S_ISLNK(mode)) {
            size_t size = sizeof buffer;
            if (sqfs_readlink(&fs, &inode, buffer, &size)) return -1;
            unlink(path);
            if (symlink(buffer, path)) return -1;
        } else if (S_ISREG(mode) && write_file(&fs, &inode, path, buffer, sizeof buffer)) {
            return -1;
        }
    }
    sqfs_traverse_close(&walk);
    return err ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about, (void)kind, (void)place;
    return remove(path);
}

static void remove_tree(const char *path) { nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS); }

/* A folder from which programs may be run; some machines forbid that in /tmp. */
static void make_temporary(char *into, size_t size)
{
    const char *home = getenv("HOME"), *chosen = getenv("TMPDIR");
    struct statvfs about;
    if (!chosen || !*chosen) chosen = "/tmp";
    if (home && *home && (statvfs(chosen, &about) || about.f_flag & ST_NOEXEC)) {
        snprintf(into, size, "%s/.cache", home);
        mkdir(into, 0700);
        snprintf(into, size, "%s/.cache/motcua_XXXXXX", home);
    } else {
        snprintf(into, size, "%s/motcua_XXXXXX", chosen);
    }
    if (!mkdtemp(into)) die(into);
}

/* ---------------------------------------------------------------- mounting */

static sqfs_ll_chan channel;
static char mounted[PATH_MAX];

static void unmount(void)
{
    fuse_session_unmount(channel.session);
    rmdir(mounted);
    _exit(0);
}

/* The program holds the other end of a pipe: when it ends, however it ends, the mount goes. */
static void *watch(void *pipe_end)
{
    char byte;
    while (read((int)(long)pipe_end, &byte, 1) > 0 || errno == EINTR) {
    }
    fuse_session_exit(channel.session);
    unmount();
    return NULL;
}

static void serve(size_t offset, int ready, int keep)
{
    setsid();
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    if (chdir("/")) _exit(1);
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    if (!getenv("APPIMAGE_DEBUG")) dup2(nowhere, 2);
    struct fuse_lowlevel_ops ops = {
        .getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir,     .releasedir = sqfs_ll_op_releasedir,
        .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup,       .open = sqfs_ll_op_open,
        .create = sqfs_ll_op_create,   .release = sqfs_ll_op_release,     .read = sqfs_ll_op_read,
        .readlink = sqfs_ll_op_readlink, .listxattr = sqfs_ll_op_listxattr, .getxattr = sqfs_ll_op_getxattr,
        .forget = sqfs_ll_op_forget,   .statfs = stfs_ll_op_statfs,
    };
    struct fuse_args args = FUSE_ARGS_INIT(0, NULL);
    fuse_opt_add_arg(&args, "motcua");
    fuse_opt_add_arg(&args, "-oro,nosuid,nodev,subtype=appimage");
    sqfs_ll *ll = calloc(1, sizeof *ll);
    if (!ll || open_image(&ll->fs, offset) || sqfs_ll_init(ll)) _exit(1);
    if (sqfs_ll_mount(&channel, mounted, &args, &ops, sizeof ops, ll)) _exit(1);
    pthread_t thread;
    if (pthread_create(&thread, NULL, watch, (void *)(long)keep) || write(ready, "1", 1) != 1) unmount();
    close(ready);
    fuse_session_loop(channel.session);
    unmount();
}

/* Returns the end of the pipe that keeps the mount, or -1. */
static int mount_image(size_t offset)
{
    int ready[2], keep[2];
    const char *tmp = getenv("TMPDIR");
    if (access("/dev/fuse", R_OK | W_OK)) return -1;
    snprintf(mounted, sizeof mounted, "%s/.mount_motcuaXXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(mounted)) return -1;
    if (pipe2(ready, O_CLOEXEC) || pipe2(keep, 0)) return -1;
    pid_t child = fork();
    if (child < 0) return -1;
    if (!child) {
        close(ready[0]);
        close(keep[1]);
        fcntl(keep[0], F_SETFD, FD_CLOEXEC);
        serve(offset, ready[1], keep[0]);
    }
    close(ready[1]);
    close(keep[0]);
    char byte;
    ssize_t got;
    while ((got = read(ready[0], &byte, 1)) < 0 && errno == EINTR) {
    }
    close(ready[0]);
    if (got == 1) return keep[1];
    close(keep[1]);
    waitpid(child, NULL, 0);
    rmdir(mounted);
    return -1;
}

/* ---------------------------------------------------------------- running */

static void become_program(const char *folder, char **argv)
{
    char here[PATH_MAX], program[PATH_MAX];
    setenv("APPDIR", folder, 1);
    setenv("APPIMAGE", self, 1);
    setenv("ARGV0", argv[0], 1);
    if (getcwd(here, sizeof here)) setenv("OWD", here, 1);
    if (snprintf(program, sizeof program, "%s/AppRun", folder) >= (int)sizeof program) die(folder);
    execv(program, argv);
    die(program);
}

static pid_t running;

static void pass_on(int number) { kill(running, number); }

static int unpack_and_run(size_t offset, char **argv)
{
    char folder[PATH_MAX];
    int status;
    make_temporary(folder, sizeof folder);
    if (unpack(folder, offset, 0)) {
        int why = errno;
        remove_tree(folder);
        errno = why;
        die(folder);
    }
    running = fork();
    if (running < 0) die("fork");
    if (!running) become_program(folder, argv);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, pass_on);
    signal(SIGHUP, pass_on);
    while (waitpid(running, &status, 0) < 0 && errno == EINTR) {
    }
    remove_tree(folder);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0) die("/proc/self/exe");
    self[length] = 0;
    size_t offset = image_offset();
    const char *option = argc > 1 ? argv[1] : "";
    int unpacked = getenv("APPIMAGE_EXTRACT_AND_RUN") != NULL;
    if (!strcmp(option, "--appimage-offset")) return printf("%zu\n", offset) < 0;
    if (!strcmp(option, "--appimage-version")) return puts("motcua type-2 runtime 1") < 0;
    if (!strcmp(option, "--appimage-updateinfo") || !strcmp(option, "--appimage-updateinformation"))
        return print_section(".upd_info"), 0;
    if (!strcmp(option, "--appimage-signature")) return print_section(".sha256_sig"), 0;
    if (!strcmp(option, "--appimage-help"))
        return puts("--appimage-{offset,version,updateinfo,signature,extract,mount,extract-and-run}") < 0;
    if (!strcmp(option, "--appimage-extract")) {
        if (unpack("squashfs-root", offset, 1)) die("squashfs-root");
        return 0;
    }
    if (!strcmp(option, "--appimage-mount")) {
        if (mount_image(offset) < 0) die("FUSE");
        puts(mounted);
        fflush(stdout);
        return pause();
    }
    if (!strcmp(option, "--appimage-extract-and-run")) {
        unpacked = 1;
        argv[1] = argv[0];
        argv++;
    }
    if (!unpacked && mount_image(offset) >= 0) become_program(mounted, argv);
    return unpack_and_run(offset, argv);
}
