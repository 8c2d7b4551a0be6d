/* Opens a tun device by the name of its interface, blocking or not. Exits with a message otherwise. */
#ifndef ECHOPROOF_BENCH_TUN_H
#define ECHOPROOF_BENCH_TUN_H

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

static int open_tun(const char *name, int flags) {
  struct ifreq request;
  int fd = open("/dev/net/tun", O_RDWR | flags);
  memset(&request, 0, sizeof request);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf(request.ifr_name, IFNAMSIZ, "%s", name);
  if (fd < 0 || ioctl(fd, TUNSETIFF, &request) < 0) {
    perror("opening the tun device");
    exit(4);
  }
  return fd;
}

#endif
