/*
 * A plain echo responder on a tun device, the measure for EchoProof's: poll, read until there is
 * nothing left, write each reply. It verifies both checksums, reassembles, and fragments what is
 * longer than the MTU, as EchoProof's does; it has no settings, no counters and no other rules.
 *
 *   responder INTERFACE ADDRESS MTU
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <stdint.h>
#include <unistd.h>

#include "tun.h"

enum { LONGEST = 65535, QUEUES = 64, HEADER = 20 };

/* One datagram that is being put together; fragments are expected in any order, without overlap. */
struct queue {
  uint32_t source;
  uint16_t id;
  int used;
  unsigned arrived;
  unsigned total;
  struct iphdr header;
  unsigned char data[LONGEST];
};

static struct queue queues[QUEUES];
static unsigned next_queue;
static uint16_t next_id;
static int tun;
static uint32_t own;
static unsigned mtu;

/* Data up to 64 KiB: the carries of 32-bit words fit into 64 bits. */
static uint64_t sum(const void *data, size_t length) {
  const unsigned char *p = data;
  uint64_t total = 0;
  for (; length >= 8; p += 8, length -= 8) {
    uint64_t words;
    memcpy(&words, p, 8);
    total += (words >> 32) + (uint32_t)words;
  }
  if (length & 4) {
    uint32_t word;
    memcpy(&word, p, 4);
    total += word;
    p += 4;
  }
  if (length & 2) {
    uint16_t word;
    memcpy(&word, p, 2);
    total += word;
    p += 2;
  }
  if (length & 1) {
    uint16_t word = 0;
    memcpy(&word, p, 1);
    total += word;
  }
  return total;
}

static uint16_t fold(uint64_t total) {
  while (total >> 16) total = (total & 0xFFFF) + (total >> 16);
  return (uint16_t)total;
}

static void put(const unsigned char *packet, size_t length) {
  while (write(tun, packet, length) < 0 && errno == EINTR) {
  }
}

static void finish_header(struct iphdr *ip, unsigned length, unsigned offset) {
  ip->tot_len = htons((uint16_t)(HEADER + length));
  ip->frag_off = htons((uint16_t)offset);
  ip->check = 0;
  ip->check = (uint16_t)~fold(sum(ip, HEADER));
}

/* Sends a message in as many fragments as it needs; each is built in front of its own data. */
static void put_message(struct iphdr *ip, unsigned char *message, unsigned length) {
  unsigned char packet[LONGEST];
  unsigned most = (mtu - HEADER) & ~7u;
  for (unsigned from = 0; from < length; from += most) {
    unsigned part = length - from < most ? length - from : most;
    finish_header(ip, part, from / 8 | (from + part < length ? IP_MF : 0));
    memcpy(packet, ip, HEADER);
    memcpy(packet + HEADER, message + from, part);
    put(packet, HEADER + part);
  }
}

/* Makes the reply of the request in place; answers whether there is one. */
static int reply(struct iphdr *ip, unsigned char *message, unsigned length) {
  struct icmphdr *icmp = (struct icmphdr *)message;
  if (length < sizeof *icmp || icmp->type != ICMP_ECHO || fold(sum(message, length)) != 0xFFFF)
    return 0;
  icmp->type = ICMP_ECHOREPLY;
  icmp->checksum = 0;
  icmp->checksum = (uint16_t)~fold(sum(message, length));
  ip->tos &= 0xFC;
  ip->ttl = 64;
  ip->daddr = ip->saddr;
  ip->saddr = own;
  ip->id = htons(next_id++);
  return 1;
}

static void take_fragment(struct iphdr *ip, const unsigned char *data, unsigned length) {
  unsigned offset = (ntohs(ip->frag_off) & IP_OFFMASK) * 8;
  struct queue *queue = NULL;
  if (offset + length > LONGEST - HEADER) return;
  for (unsigned i = 0; i < QUEUES && !queue; i++)
    if (queues[i].used && queues[i].source == ip->saddr && queues[i].id == ip->id)
      queue = &queues[i];
  if (!queue) {
    queue = &queues[next_queue++ % QUEUES];
    queue->used = 1;
    queue->source = ip->saddr;
    queue->id = ip->id;
    queue->arrived = queue->total = 0;
  }
  memcpy(queue->data + offset, data, length);
  queue->arrived += length;
  if (offset == 0) queue->header = *ip;
  if (!(ntohs(ip->frag_off) & IP_MF)) queue->total = offset + length;
  if (queue->total && queue->arrived == queue->total) {
    queue->used = 0;
    if (reply(&queue->header, queue->data, queue->total))
      put_message(&queue->header, queue->data, queue->total);
  }
}

static void take(unsigned char *packet, unsigned length) {
  struct iphdr *ip = (struct iphdr *)packet;
  unsigned total;
  if (length < HEADER || ip->version != 4 || ip->ihl != 5) return;
  total = ntohs(ip->tot_len);
  if (total < HEADER || total > length || fold(sum(ip, HEADER)) != 0xFFFF || ip->daddr != own ||
      ip->protocol != IPPROTO_ICMP)
    return;
  if (ntohs(ip->frag_off) & (IP_MF | IP_OFFMASK)) {
    take_fragment(ip, packet + HEADER, total - HEADER);
  } else if (total <= mtu && reply(ip, packet + HEADER, total - HEADER)) {
    finish_header(ip, total - HEADER, 0);
    put(packet, total);
  }
}

int main(int argc, char **argv) {
  static unsigned char packet[LONGEST];
  if (argc != 4) {
    fprintf(stderr, "usage: responder INTERFACE ADDRESS MTU\n");
    return 2;
  }
  tun = open_tun(argv[1], O_NONBLOCK);
  own = inet_addr(argv[2]);
  mtu = (unsigned)atoi(argv[3]);
  puts("ready");
  fflush(stdout);
  for (;;) {
    ssize_t length = read(tun, packet, sizeof packet);
    if (length > 0) {
      take(packet, (unsigned)length);
    } else if (errno == EAGAIN) {
      struct pollfd readable = {tun, POLLIN, 0};
      poll(&readable, 1, -1);
    } else if (errno != EINTR) {
      perror("reading from the tun device");
      return 4;
    }
  }
}
