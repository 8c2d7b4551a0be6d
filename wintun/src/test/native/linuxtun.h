/* A Linux tun device, as the test double's shared library and its helper process both use it. Errors
 * are Windows' error codes, because they are handed on to a caller who expects those. */
#ifndef LINUXTUN_H
#define LINUXTUN_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define LT_ERROR_ACCESS_DENIED 5u
#define LT_ERROR_GEN_FAILURE 31u
#define LT_ERROR_INVALID_PARAMETER 87u
#define LT_ERROR_ALREADY_EXISTS 183u
#define LT_ERROR_NOT_FOUND 1168u

static uint32_t lt_error(int error) {
  switch (error) {
    case EPERM:
    case EACCES: return LT_ERROR_ACCESS_DENIED;
    case EBUSY:
    case EEXIST: return LT_ERROR_ALREADY_EXISTS;
    case EINVAL: return LT_ERROR_INVALID_PARAMETER;
    case ENODEV: return LT_ERROR_NOT_FOUND;
    default: return LT_ERROR_GEN_FAILURE;
  }
}

/* One ioctl on an interface: 0 or an error code. */
static uint32_t lt_ioctl(const char *name, unsigned long request, struct ifreq *ifreq) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return lt_error(errno);
  snprintf(ifreq->ifr_name, IFNAMSIZ, "%s", name);
  uint32_t answer = ioctl(fd, request, ifreq) < 0 ? lt_error(errno) : 0;
  close(fd);
  return answer;
}

/* Switches an interface on or off. */
static uint32_t lt_set_up(const char *name, int up) {
  struct ifreq ifreq = {0};
  uint32_t error = lt_ioctl(name, SIOCGIFFLAGS, &ifreq);
  if (error) return error;
  ifreq.ifr_flags = (short)(up ? ifreq.ifr_flags | IFF_UP : ifreq.ifr_flags & ~IFF_UP);
  return lt_ioctl(name, SIOCSIFFLAGS, &ifreq);
}

/* Adds the only address of an interface, in network byte order. */
static uint32_t lt_set_address(const char *name, uint32_t address, uint32_t prefix_length) {
  struct ifreq ifreq = {0};
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_addr = {.s_addr = address}};
  memcpy(&ifreq.ifr_addr, &in, sizeof in);
  uint32_t error = lt_ioctl(name, SIOCSIFADDR, &ifreq);
  if (error) return error;
  in.sin_addr.s_addr = prefix_length ? htonl(0xFFFFFFFFu << (32 - prefix_length)) : 0;
  memcpy(&ifreq.ifr_netmask, &in, sizeof in);
  return lt_ioctl(name, SIOCSIFNETMASK, &ifreq);
}

static uint32_t lt_set_mtu(const char *name, uint32_t mtu) {
  struct ifreq ifreq = {0};
  ifreq.ifr_mtu = (int)mtu;
  return lt_ioctl(name, SIOCSIFMTU, &ifreq);
}

static void lt_disable_ipv6(const char *name) {
  char path[128];
  snprintf(path, sizeof path, "/proc/sys/net/ipv6/conf/%s/disable_ipv6", name);
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd >= 0) {
    if (write(fd, "1", 1) < 0) perror(path);
    close(fd);
  }
}

/* Makes the interface, without IPv6 and down: its descriptor, or -1 and an error code. */
static int lt_open(const char *name, uint32_t *index, uint32_t *error) {
  int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) {
    *error = lt_error(errno);
    return -1;
  }
  struct ifreq ifreq = {0};
  ifreq.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf(ifreq.ifr_name, IFNAMSIZ, "%s", name);
  *error = ioctl(fd, TUNSETIFF, &ifreq) < 0 ? lt_error(errno) : 0;
  if (*error == 0) *error = lt_ioctl(name, SIOCGIFINDEX, &ifreq);
  if (*error != 0) {
    close(fd);
    return -1;
  }
  *index = (uint32_t)ifreq.ifr_ifindex;
  lt_disable_ipv6(name);
  return fd;
}

/* Throws away what came while no session was open, and connects. */
static void lt_start(int fd, const char *name) {
  unsigned char packet[65536];
  while (read(fd, packet, sizeof packet) > 0) {
  }
  lt_set_up(name, 1);
}

#endif
