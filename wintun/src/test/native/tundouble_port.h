/* The differences between the double's two bodies: Windows' types and calls where there is no
 * Windows, and the way to the tun device. */
#ifndef TUNDOUBLE_PORT_H
#define TUNDOUBLE_PORT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tundouble_wire.h"

#ifdef _WIN32

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <iphlpapi.h>
#include <netioapi.h>

#define EXPORT __declspec(dllexport)

typedef CRITICAL_SECTION lock_t;
#define lock_init(l) InitializeCriticalSection(l)
#define lock_free(l) DeleteCriticalSection(l)
#define lock(l) EnterCriticalSection(l)
#define unlock(l) LeaveCriticalSection(l)

typedef HANDLE thread_t;
#define THREAD_RESULT DWORD WINAPI
#define thread_start(t, function, argument) \
  ((*(t) = CreateThread(NULL, 0, function, argument, 0, NULL)) != NULL)
#define thread_join(t) (WaitForSingleObject(t, INFINITE), CloseHandle(t))

#else

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <time.h>
#include <wchar.h>
#include "linuxtun.h"

#define EXPORT __attribute__((visibility("default")))
#define WINAPI
#define CALLBACK

typedef int BOOL;
typedef uint8_t BYTE;
typedef uint32_t DWORD;
typedef uint64_t DWORD64;
typedef void *HANDLE;
typedef const wchar_t *LPCWSTR;
typedef struct { uint32_t Data1; uint16_t Data2, Data3; uint8_t Data4[8]; } GUID;
typedef union { uint64_t Value; } NET_LUID;
#define TRUE 1
#define FALSE 0
#define INFINITE 0xFFFFFFFFu
#define WAIT_OBJECT_0 0u
#define WAIT_TIMEOUT 258u
#define WAIT_FAILED 0xFFFFFFFFu

#define ERROR_FILE_NOT_FOUND 2u
#define ERROR_INVALID_DATA 13u
#define ERROR_HANDLE_EOF 38u
#define ERROR_INVALID_PARAMETER 87u
#define ERROR_BUFFER_OVERFLOW 111u
#define ERROR_FILENAME_EXCED_RANGE 206u
#define ERROR_NO_MORE_ITEMS 259u
#define ERROR_NOT_FOUND 1168u
#define ERROR_ALREADY_INITIALIZED 1247u

/* JNA reads errno as the last error where there is no Windows. */
static void SetLastError(DWORD error) { errno = (int)error; }

typedef pthread_mutex_t lock_t;
#define lock_init(l) pthread_mutex_init(l, NULL)
#define lock_free(l) pthread_mutex_destroy(l)
#define lock(l) pthread_mutex_lock(l)
#define unlock(l) pthread_mutex_unlock(l)

typedef pthread_t thread_t;
#define THREAD_RESULT void *
#define thread_start(t, function, argument) (pthread_create(t, NULL, function, argument) == 0)
#define thread_join(t) pthread_join(t, NULL)

/* Windows' events, as far as they are needed: any number of waiters, one lock for all events. */
struct event { BOOL manual, set; };
static pthread_mutex_t events_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t events_changed;
__attribute__((constructor)) static void events_init(void) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&events_changed, &attributes);
}

EXPORT HANDLE CreateEventW(void *security, BOOL manual, BOOL set, LPCWSTR name) {
  (void)security, (void)name;
  struct event *event = malloc(sizeof *event);
  *event = (struct event){manual, set};
  return event;
}

EXPORT BOOL SetEvent(HANDLE handle) {
  pthread_mutex_lock(&events_lock);
  ((struct event *)handle)->set = TRUE;
  pthread_cond_broadcast(&events_changed);
  pthread_mutex_unlock(&events_lock);
  return TRUE;
}

EXPORT BOOL CloseHandle(HANDLE handle) {
  free(handle);
  return TRUE;
}

EXPORT DWORD WaitForMultipleObjects(DWORD count, const HANDLE *handles, BOOL all, DWORD ms) {
  struct timespec end;
  DWORD answer = WAIT_TIMEOUT;
  int error = 0;
  if (all) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return WAIT_FAILED;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += ms / 1000 + (end.tv_nsec + ms % 1000 * 1000000L) / 1000000000L;
  end.tv_nsec = (end.tv_nsec + ms % 1000 * 1000000L) % 1000000000L;
  pthread_mutex_lock(&events_lock);
  while (answer == WAIT_TIMEOUT && error == 0) {
    for (DWORD i = 0; i < count && answer == WAIT_TIMEOUT; i++) {
      struct event *event = handles[i];
      if (event->set) {
        answer = WAIT_OBJECT_0 + i;
        event->set = event->manual;
      }
    }
    if (answer == WAIT_TIMEOUT) {
      error = ms == INFINITE ? pthread_cond_wait(&events_changed, &events_lock)
                             : pthread_cond_timedwait(&events_changed, &events_lock, &end);
    }
  }
  pthread_mutex_unlock(&events_lock);
  return answer;
}

#endif

/* The way to the tun device of one adapter. */
struct link {
  char name[WIRE_NAME];
  uint32_t index;
#ifdef _WIN32
  SOCKET socket;
  lock_t sending;
#else
  int tun, stop;
#endif
};

#ifdef _WIN32

static BOOL socket_send(SOCKET s, const void *data, int length) {
  return send(s, data, length, 0) == length;
}

static BOOL socket_receive(SOCKET s, void *data, int length) {
  return length == 0 || recv(s, data, length, MSG_WAITALL) == length;
}

/* The helper's port stands in the environment: TUNDOUBLE_PORT. */
static SOCKET socket_connect(uint32_t command, const char name[WIRE_NAME]) {
  const char *port = getenv("TUNDOUBLE_PORT");
  WSADATA data;
  int one = 1;
  struct sockaddr_in there = {.sin_family = AF_INET};
  if (port == NULL || WSAStartup(MAKEWORD(2, 2), &data) != 0) return INVALID_SOCKET;
  there.sin_port = htons((u_short)atoi(port));
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  if (s == INVALID_SOCKET) return s;
  setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (const char *)&one, sizeof one);
  if (connect(s, (struct sockaddr *)&there, sizeof there) == 0 &&
      socket_send(s, &command, sizeof command) && socket_send(s, name, WIRE_NAME)) {
    return s;
  }
  closesocket(s);
  return INVALID_SOCKET;
}

static DWORD link_open(struct link *link) {
  uint32_t answer[2];
  link->socket = socket_connect(WIRE_OPEN, link->name);
  if (link->socket == INVALID_SOCKET) return ERROR_FILE_NOT_FOUND;
  if (!socket_receive(link->socket, answer, sizeof answer)) answer[0] = ERROR_GEN_FAILURE;
  if (answer[0]) {
    closesocket(link->socket);
    return answer[0];
  }
  link->index = answer[1];
  lock_init(&link->sending);
  return 0;
}

/* Waits until the helper has removed the interface and ended. */
static void link_close(struct link *link) {
  char nothing;
  shutdown(link->socket, SD_SEND);
  while (recv(link->socket, &nothing, sizeof nothing, 0) > 0) {
  }
  closesocket(link->socket);
  lock_free(&link->sending);
}

static void link_message(struct link *link, uint32_t message, const BYTE *data, DWORD length) {
  lock(&link->sending);
  if (socket_send(link->socket, &message, sizeof message) && length > 0) {
    socket_send(link->socket, data, (int)length);
  }
  unlock(&link->sending);
}

static void link_start(struct link *link) { link_message(link, WIRE_START, NULL, 0); }

/* The reading thread ends with the helper's answer. */
static void link_stop(struct link *link) { link_message(link, WIRE_STOP, NULL, 0); }

static void link_write(struct link *link, const BYTE *packet, DWORD length) {
  link_message(link, length, packet, length);
}

/* Waits for a packet: its length, 0 when stopped. */
static DWORD link_read(struct link *link, BYTE *buffer) {
  uint32_t length;
  if (!socket_receive(link->socket, &length, sizeof length) || length > WIRE_MAX_PACKET ||
      !socket_receive(link->socket, buffer, (int)length)) {
    return 0;
  }
  return length;
}

static NET_LUID link_luid(const struct link *link) {
  NET_LUID luid = {0};
  ConvertInterfaceIndexToLuid(link->index, &luid);
  return luid;
}

static DWORD link_configure(const char *name, uint32_t command, DWORD value, DWORD more) {
  char padded[WIRE_NAME] = {0};
  uint32_t values[2] = {value, more}, answer = ERROR_GEN_FAILURE;
  snprintf(padded, WIRE_NAME, "%s", name);
  SOCKET s = socket_connect(command, padded);
  if (s == INVALID_SOCKET) return ERROR_FILE_NOT_FOUND;
  if (!socket_send(s, values, sizeof values) || !socket_receive(s, &answer, sizeof answer)) {
    answer = ERROR_GEN_FAILURE;
  }
  closesocket(s);
  return answer;
}

static DWORD64 now_since_1601(void) {
  FILETIME time;
  GetSystemTimeAsFileTime(&time);
  return (DWORD64)time.dwHighDateTime << 32 | time.dwLowDateTime;
}

static int to_utf8(LPCWSTR from, char *to, int room) {
  return WideCharToMultiByte(CP_UTF8, 0, from, -1, to, room, NULL, NULL) - 1;
}

#else

static DWORD link_open(struct link *link) {
  uint32_t error;
  link->stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  link->tun = lt_open(link->name, &link->index, &error);
  if (link->tun < 0) close(link->stop);
  return error;
}

static void link_close(struct link *link) {
  close(link->tun);
  close(link->stop);
}

static void link_start(struct link *link) {
  uint64_t forget;
  if (read(link->stop, &forget, sizeof forget) < 0) errno = 0;
  lt_start(link->tun, link->name);
}

static void link_stop(struct link *link) {
  uint64_t one = 1;
  if (write(link->stop, &one, sizeof one) < 0) perror("eventfd");
  lt_set_up(link->name, 0);
}

static void link_write(struct link *link, const BYTE *packet, DWORD length) {
  if (write(link->tun, packet, length) < 0) errno = 0;
}

/* Waits for a packet: its length, 0 when stopped. */
static DWORD link_read(struct link *link, BYTE *buffer) {
  for (;;) {
    struct pollfd wait[2] = {{link->stop, POLLIN, 0}, {link->tun, POLLIN, 0}};
    if (poll(wait, 2, -1) < 0) continue;
    if (wait[0].revents) return 0;
    ssize_t length = read(link->tun, buffer, WIRE_MAX_PACKET);
    if (length > 0) return (DWORD)length;
    if (errno != EAGAIN && errno != EINTR && errno != EIO) return 0;
  }
}

static NET_LUID link_luid(const struct link *link) {
  const uint64_t if_type_prop_virtual = 53;
  NET_LUID luid = {if_type_prop_virtual << 48 | (uint64_t)link->index << 24};
  return luid;
}

static DWORD link_configure(const char *name, uint32_t command, DWORD value, DWORD more) {
  return command == WIRE_ADDRESS ? lt_set_address(name, value, more) : lt_set_mtu(name, value);
}

static DWORD64 now_since_1601(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return ((DWORD64)time.tv_sec + 11644473600u) * 10000000u + (DWORD64)time.tv_nsec / 100u;
}

/* The length in octets; -1 when there is no room. Independent of the locale. */
static int to_utf8(LPCWSTR from, char *to, int room) {
  int at = 0;
  for (; *from; from++) {
    uint32_t c = (uint32_t)*from;
    int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    const BYTE lead[] = {0, 0xC0, 0xE0, 0xF0};
    if (at + more + 1 >= room) return -1;
    to[at++] = (char)(lead[more] | c >> 6 * more);
    while (more-- > 0) to[at++] = (char)(0x80 | (c >> 6 * more & 0x3F));
  }
  to[at] = 0;
  return at;
}

#endif
#endif
