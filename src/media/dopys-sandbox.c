/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A seccomp filter of a list of refusals: decoders come as plugins of the platform, with threads and memory tricks of
 * their own, so a list of permissions would break with each of its updates.  Files can still be opened for reading
 * (plugins are), but nothing can be sent anywhere.
 */

#include "dopys-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCH AUDIT_ARCH_AARCH64
#endif

#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY 0 /* its shadow takes terabytes of addresses */
#else
#define LIMIT_MEMORY 1
#endif

#define MAX_FILTER 512
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

typedef struct
{
  struct sock_filter code[MAX_FILTER];
  gsize n;
} Filter;

static const int refused[] = {
  /* Other processes. */
  SYS_execve,
  SYS_execveat,
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_kill,
  SYS_pidfd_open,
  SYS_pidfd_send_signal,
  SYS_pidfd_getfd,
  SYS_setns,
  SYS_unshare,
  /* The network. */
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_accept,
  SYS_accept4,
  SYS_sendto,
  SYS_sendmsg,
  SYS_sendmmsg,
  /* Files. */
  SYS_unlinkat,
  SYS_renameat2,
  SYS_linkat,
  SYS_symlinkat,
  SYS_mkdirat,
  SYS_mknodat,
  SYS_fchmod,
  SYS_fchmodat,
  SYS_fchown,
  SYS_fchownat,
  SYS_truncate,
  SYS_ftruncate,
  SYS_fallocate,
  SYS_utimensat,
  SYS_setxattr,
  SYS_lsetxattr,
  SYS_fsetxattr,
  SYS_removexattr,
  SYS_lremovexattr,
  SYS_fremovexattr,
  SYS_mount,
  SYS_umount2,
  SYS_pivot_root,
  SYS_chroot,
  /* Parts of the kernel that a decoder has no use for. */
  SYS_bpf,
  SYS_perf_event_open,
  SYS_userfaultfd,
  SYS_io_uring_setup,
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_memfd_create,
#ifdef __x86_64__
  SYS_fork,
  SYS_vfork,
  SYS_creat,
  SYS_unlink,
  SYS_rename,
  SYS_renameat,
  SYS_link,
  SYS_symlink,
  SYS_mkdir,
  SYS_rmdir,
  SYS_mknod,
  SYS_chmod,
  SYS_chown,
  SYS_lchown,
  SYS_utime,
  SYS_utimes,
#endif
};

static void
add (Filter *filter, struct sock_filter instruction)
{
  g_assert (filter->n < MAX_FILTER);
  filter->code[filter->n++] = instruction;
}

static void
add_return (Filter *filter, guint32 action)
{
  add (filter, (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, action));
}

static void
add_load (Filter *filter, gsize offset)
{
  add (filter, (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, (guint32) offset));
}

/* If the loaded word is (or is not) equal, return; else go on. */
static void
add_refusal (Filter *filter, gboolean equal, guint32 value, guint32 action)
{
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, value, equal ? 0 : 1, equal ? 1 : 0));
  add_return (filter, action);
}

/* The lower half of an argument of the system call. Both processors are little-endian. */
static gsize
argument (guint index)
{
  return offsetof (struct seccomp_data, args) + index * sizeof (guint64);
}

/* A call that is refused if the argument has one of the bits (or, with bits 0, differs from only). */
static void
add_checked_call (Filter *filter, int call, guint index, guint32 bits, guint32 only)
{
  gsize jump = filter->n;
  add (filter, (struct sock_filter) { 0 });
  add_load (filter, argument (index));
  if (bits)
    {
      add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
      add_return (filter, SECCOMP_RET_ERRNO | EPERM);
    }
  else
    add_refusal (filter, FALSE, only, SECCOMP_RET_ERRNO | EPERM);
  add_return (filter, SECCOMP_RET_ALLOW);
  filter->code[jump] =
      (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32) call, 0, (guint8) (filter->n - jump - 1));
}

/* Threads may be started, processes not. */
static void
add_clone (Filter *filter)
{
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
  add_load (filter, argument (0));
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
  add_return (filter, SECCOMP_RET_ERRNO | EPERM);
  add_return (filter, SECCOMP_RET_ALLOW);
}

static gboolean
install_filter (void)
{
#ifdef OWN_ARCH
  Filter filter = { .n = 0 };

  add_load (&filter, offsetof (struct seccomp_data, arch));
  add_refusal (&filter, FALSE, OWN_ARCH, SECCOMP_RET_KILL_PROCESS);
  add_load (&filter, offsetof (struct seccomp_data, nr));
#ifdef __x86_64__
  add (&filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1)); /* the x32 numbers */
  add_return (&filter, SECCOMP_RET_KILL_PROCESS);
  add_checked_call (&filter, SYS_open, 1, WRITING, 0);
#endif
  add_checked_call (&filter, SYS_openat, 2, WRITING, 0);
  add_checked_call (&filter, SYS_tgkill, 0, 0, (guint32) getpid ()); /* abort() */
  add_checked_call (&filter, SYS_prlimit64, 0, 0, 0);
  add_clone (&filter);
  /* Their arguments are in memory, where a filter cannot look: libc then takes clone() and openat(). */
  add_refusal (&filter, TRUE, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
  add_refusal (&filter, TRUE, SYS_openat2, SECCOMP_RET_ERRNO | ENOSYS);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    add_refusal (&filter, TRUE, (guint32) refused[i], SECCOMP_RET_ERRNO | EPERM);
  add_return (&filter, SECCOMP_RET_ALLOW);

  struct sock_fprog program = { (unsigned short) filter.n, filter.code };
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
  return FALSE;
#endif
}

static void
limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit now;
  if (getrlimit (resource, &now) == 0)
    {
      value = MIN (value, now.rlim_max);
      setrlimit (resource, &(struct rlimit) { value, value });
    }
}

gboolean
dopys_sandbox_enter (void)
{
  if (LIMIT_MEMORY)
    limit (RLIMIT_AS, DOPYS_SANDBOX_MEMORY);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  dopys_sandbox_renew_time ();
  return install_filter ();
}

void
dopys_sandbox_renew_time (void)
{
  struct rusage used;
  struct rlimit now;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &now) != 0)
    return;
  rlim_t soft = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + DOPYS_SANDBOX_CPU_SECONDS + 1;
  now.rlim_cur = MIN (soft, now.rlim_max);
  setrlimit (RLIMIT_CPU, &now);
}
