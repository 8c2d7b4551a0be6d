/*
 * lwIP, as Debian builds it, as a stack to be tested.
 *
 *   lwipstack              a child process: frames on standard input and output, each preceded by
 *                          its length (32 bits, big-endian); a length of 0 says ready
 *   lwipstack tun NAME     holds the tun interface NAME, makes it, and prints "ready on NAME"
 *
 * Address, prefix length, MTU and router come from ECHOPROOF_ADDRESS, ECHOPROOF_PREFIX,
 * ECHOPROOF_MTU and ECHOPROOF_TESTER.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <lwip/ip4.h>
#include <lwip/netif.h>
#include <lwip/pbuf.h>
#include <lwip/sys.h>
#include <lwip/tcpip.h>

enum { GREATEST_FRAME = 65535, LENGTH_OCTETS = 4 };

static int tun = -1; /* or standard input and output */

static void give_up(const char *what) {
  fprintf(stderr, "lwipstack: %s: %s\n", what, strerror(errno));
  exit(1);
}

static const char *variable(const char *name) {
  const char *value = getenv(name);
  if (value == NULL) {
    fprintf(stderr, "lwipstack: %s is not set\n", name);
    exit(2);
  }
  return value;
}

static void write_all(const unsigned char *octets, size_t count) {
  while (count > 0) {
    ssize_t n = write(STDOUT_FILENO, octets, count);
    if (n < 0 && errno != EINTR) give_up("standard output");
    if (n > 0) {
      octets += n;
      count -= (size_t)n;
    }
  }
}

/* Answers 0 at the end of the stream. */
static int read_all(unsigned char *octets, size_t count) {
  while (count > 0) {
    ssize_t n = read(STDIN_FILENO, octets, count);
    if (n == 0) return 0;
    if (n < 0 && errno != EINTR) give_up("standard input");
    if (n > 0) {
      octets += n;
      count -= (size_t)n;
    }
  }
  return 1;
}

/* What lwIP sends; called on its own thread only. */
static err_t send_frame(struct netif *netif, struct pbuf *packet, const ip4_addr_t *next_hop) {
  static unsigned char frame[LENGTH_OCTETS + GREATEST_FRAME];
  uint32_t length = htonl(packet->tot_len);
  (void)netif;
  (void)next_hop;
  memcpy(frame, &length, LENGTH_OCTETS);
  pbuf_copy_partial(packet, frame + LENGTH_OCTETS, packet->tot_len, 0);
  if (tun < 0) {
    write_all(frame, (size_t)LENGTH_OCTETS + packet->tot_len);
  } else if (write(tun, frame + LENGTH_OCTETS, packet->tot_len) < 0) {
    return ERR_IF;
  }
  return ERR_OK;
}

static err_t bare_ip(struct netif *netif) {
  netif->name[0] = 'e';
  netif->name[1] = 'p';
  netif->mtu = (u16_t)atoi(variable("ECHOPROOF_MTU"));
  netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_LINK_UP;
  netif->output = send_frame;
  return ERR_OK;
}

/* A frame longer than lwIP's 16-bit lengths can say is none that it could get from a device. */
static void receive_frame(struct netif *netif, const unsigned char *frame, size_t length) {
  struct pbuf *packet;
  if (length == 0 || length > GREATEST_FRAME) return;
  packet = pbuf_alloc(PBUF_RAW, (u16_t)length, PBUF_RAM);
  if (packet == NULL) {
    fprintf(stderr, "lwipstack: no memory for a frame of %zu octets\n", length);
    return;
  }
  pbuf_take(packet, frame, (u16_t)length);
  /* lwIP's queue for its thread is short: what finds no place there now finds one soon. */
  while (netif->input(packet, netif) != ERR_OK) sys_msleep(1);
}

static void serve_stdio(struct netif *netif) {
  static unsigned char frame[1 << 20];
  unsigned char length[LENGTH_OCTETS] = {0};
  write_all(length, LENGTH_OCTETS);
  while (read_all(length, LENGTH_OCTETS)) {
    uint32_t octets;
    memcpy(&octets, length, LENGTH_OCTETS);
    octets = ntohl(octets);
    if (octets > sizeof frame || !read_all(frame, octets)) break;
    receive_frame(netif, frame, octets);
  }
}

static void open_tun(const char *name) {
  struct ifreq request;
  const char *node = getenv("ECHOPROOF_TUN");
  memset(&request, 0, sizeof request);
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  tun = open(node == NULL ? "/dev/net/tun" : node, O_RDWR);
  if (tun < 0 || ioctl(tun, TUNSETIFF, &request) < 0) give_up("tun");
}

/* Until whoever started this closes its standard input. */
static void serve_tun(struct netif *netif, const char *name) {
  static unsigned char frame[GREATEST_FRAME];
  struct pollfd ends[2] = {{.fd = tun, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
  printf("ready on %s\n", name);
  fflush(stdout);
  while (poll(ends, 2, -1) > 0 && ends[1].revents == 0) {
    ssize_t n = read(tun, frame, sizeof frame);
    if (n > 0) receive_frame(netif, frame, (size_t)n);
  }
}

static void started(void *done) { sys_sem_signal((sys_sem_t *)done); }

int main(int count, char **arguments) {
  static struct netif netif;
  ip4_addr_t address, mask, router;
  sys_sem_t done;
  int on_tun = count == 3 && strcmp(arguments[1], "tun") == 0;
  if (on_tun) open_tun(arguments[2]);
  if (sys_sem_new(&done, 0) != ERR_OK) give_up("semaphore");
  tcpip_init(started, &done);
  sys_sem_wait(&done);

  ip4_addr_set_u32(&address, inet_addr(variable("ECHOPROOF_ADDRESS")));
  ip4_addr_set_u32(&router, inet_addr(variable("ECHOPROOF_TESTER")));
  ip4_addr_set_u32(&mask, htonl(~0u << (32 - atoi(variable("ECHOPROOF_PREFIX")))));
  LOCK_TCPIP_CORE();
  if (netif_add(&netif, &address, &mask, &router, NULL, bare_ip, tcpip_input) == NULL) exit(1);
  netif_set_default(&netif);
  netif_set_up(&netif);
  UNLOCK_TCPIP_CORE();

  if (on_tun) {
    serve_tun(&netif, arguments[2]);
  } else {
    serve_stdio(&netif);
  }
  return 0;
}
