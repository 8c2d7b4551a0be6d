/* The helper of tundouble.dll: holds Linux tun devices for a Windows program under Wine, which can't
 * open them itself. One TCP connection on loopback is one adapter; its end removes the adapter.
 *
 * A message is a little-endian u32 and what it announces. Up to 65535 it is the length of a packet;
 * above, it is one of the commands below, which all have answers except START. The helper ends with
 * its standard input. */
#define _GNU_SOURCE
#include "linuxtun.h"

#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>

#include "tundouble_wire.h"

static int receive_all(int fd, void *to, size_t length) {
  return length == 0 || recv(fd, to, length, MSG_WAITALL) == (ssize_t)length;
}

static int send_all(int fd, const void *from, size_t length) {
  const char *at = from;
  while (length > 0) {
    ssize_t sent = send(fd, at, length, MSG_NOSIGNAL);
    if (sent <= 0) return 0;
    at += sent;
    length -= (size_t)sent;
  }
  return 1;
}

static int receive_name(int fd, char name[WIRE_NAME]) {
  return receive_all(fd, name, WIRE_NAME) && name[WIRE_NAME - 1] == 0;
}

/* Adapters are configured through connections of their own: no answer gets between packets. */
static void configure(int connection, uint32_t command) {
  char name[WIRE_NAME];
  uint32_t value[2];
  if (!receive_name(connection, name) || !receive_all(connection, value, sizeof value)) return;
  uint32_t status =
      command == WIRE_ADDRESS ? lt_set_address(name, value[0], value[1]) : lt_set_mtu(name, value[0]);
  send_all(connection, &status, sizeof status);
}

/* Hands on what the kernel routed to the adapter; false when the connection is broken. */
static int forward_from_tun(int tun, int connection, unsigned char *buffer) {
  ssize_t length;
  while ((length = read(tun, buffer + 4, WIRE_MAX_PACKET)) > 0) {
    uint32_t header = (uint32_t)length;
    memcpy(buffer, &header, sizeof header);
    if (!send_all(connection, buffer, sizeof header + (size_t)length)) return 0;
  }
  return 1;
}

/* Until the connection is broken. */
static void serve_tun(int connection, int tun, const char *name) {
  static unsigned char buffer[4 + WIRE_MAX_PACKET];
  int started = 0;
  for (;;) {
    struct pollfd wait[2] = {{connection, POLLIN, 0}, {started ? tun : -1, POLLIN, 0}};
    if (poll(wait, 2, -1) < 0) return;
    if (wait[1].revents && !forward_from_tun(tun, connection, buffer)) return;
    if (!wait[0].revents) continue;
    uint32_t message;
    if (!receive_all(connection, &message, sizeof message)) return;
    if (message <= WIRE_MAX_PACKET) {
      if (!receive_all(connection, buffer, message)) return;
      if (write(tun, buffer, message) < 0 && errno == EBADFD) return;
    } else if (message == WIRE_START) {
      lt_start(tun, name);
      started = 1;
    } else if (message == WIRE_STOP) {
      started = 0;
      lt_set_up(name, 0);
      if (!send_all(connection, &message, sizeof message)) return;
    } else {
      return;
    }
  }
}

/* The interface is gone before the other side sees the end of the connection. */
static void serve_adapter(int connection) {
  char name[WIRE_NAME];
  uint32_t answer[2] = {0, 0};
  if (!receive_name(connection, name)) return;
  int tun = lt_open(name, &answer[1], &answer[0]);
  if (send_all(connection, answer, sizeof answer) && tun >= 0) serve_tun(connection, tun, name);
  if (tun >= 0) close(tun);
}

static void serve(int connection) {
  uint32_t command;
  int one = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (!receive_all(connection, &command, sizeof command)) return;
  if (command == WIRE_OPEN) serve_adapter(connection);
  else configure(connection, command);
}

int main(void) {
  lt_set_up("lo", 1);
  signal(SIGCHLD, SIG_IGN);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof here;
  if (bind(listener, (struct sockaddr *)&here, length) < 0 || listen(listener, 16) < 0 ||
      getsockname(listener, (struct sockaddr *)&here, &length) < 0) {
    perror("tundoubled");
    return 1;
  }
  printf("%d\n", ntohs(here.sin_port));
  fflush(stdout);
  for (;;) {
    struct pollfd wait[2] = {{listener, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    if (poll(wait, 2, -1) < 0 || wait[1].revents) return 0;
    int connection = accept(listener, NULL, NULL);
    if (connection < 0) continue;
    if (fork() == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      serve(connection);
      _exit(0);
    }
    close(connection);
  }
}
