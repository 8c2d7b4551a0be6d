/*
 * lwIP behind a tun device, with the library and the options that the distribution built: its own
 * echo, its own reassembly. Every frame crosses to lwIP's thread, which is how its threaded build
 * works.
 *
 *   lwip INTERFACE ADDRESS MTU
 */
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include <lwip/ip4.h>
#include <lwip/netif.h>
#include <lwip/pbuf.h>
#include <lwip/tcpip.h>

#include "tun.h"

static int tun;
static unsigned mtu;

static err_t output(struct netif *netif, struct pbuf *p, const ip4_addr_t *to) {
  static unsigned char packet[65535];
  (void)netif;
  (void)to;
  pbuf_copy_partial(p, packet, p->tot_len, 0);
  while (write(tun, packet, p->tot_len) < 0 && errno == EINTR) {
  }
  return ERR_OK;
}

static err_t init(struct netif *netif) {
  netif->name[0] = 't';
  netif->name[1] = 'n';
  netif->mtu = (u16_t)mtu;
  netif->output = output;
  netif->flags |= NETIF_FLAG_LINK_UP;
  return ERR_OK;
}

int main(int argc, char **argv) {
  static struct netif netif;
  static unsigned char packet[65535];
  ip4_addr_t address, mask, gateway;
  if (argc != 4) {
    fprintf(stderr, "usage: lwip INTERFACE ADDRESS MTU\n");
    return 2;
  }
  tun = open_tun(argv[1], O_NONBLOCK);
  mtu = (unsigned)atoi(argv[3]);
  ip4addr_aton(argv[2], &address);
  IP4_ADDR(&mask, 255, 255, 0, 0);
  ip4_addr_set_zero(&gateway);
  tcpip_init(NULL, NULL);
  LOCK_TCPIP_CORE();
  netif_add(&netif, &address, &mask, &gateway, NULL, init, tcpip_input);
  netif_set_default(&netif);
  netif_set_up(&netif);
  UNLOCK_TCPIP_CORE();
  puts("ready");
  fflush(stdout);
  for (;;) {
    ssize_t length = read(tun, packet, sizeof packet);
    if (length > 0) {
      struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)length, PBUF_POOL);
      if (p) {
        pbuf_take(p, packet, (u16_t)length);
        if (netif.input(p, &netif) != ERR_OK) pbuf_free(p);
      }
    } else if (errno == EAGAIN) {
      struct pollfd readable = {tun, POLLIN, 0};
      poll(&readable, 1, -1);
    } else if (errno != EINTR) {
      perror("reading from the tun device");
      return 4;
    }
  }
}
