/* A double of Wintun's programming interface for tests, written from its documented signatures and
 * semantics alone. Behind it is a Linux tun device instead of a driver: at once (libtundouble.so) or,
 * for Windows programs under Wine, through the helper tundoubled (tundouble.dll).
 *
 * Like the original it accounts for a ring's capacity, keeps the order of allocation, holds back
 * packets behind an unsent one, frees room in order, discards what is no IP packet, and has the same
 * error codes. Unlike it, names are limited to 15 octets, because they are Linux interfaces. */
#define _GNU_SOURCE
#include "tundouble_port.h"

#define MIN_RING_CAPACITY 0x20000u
#define MAX_RING_CAPACITY 0x4000000u
#define MAX_IP_PACKET_SIZE 0xFFFFu
#define MAX_ADAPTER_NAME 128
#define DRIVER_VERSION 14u /* 0.14 */

/* ---- Rings: entries one behind the other, in the order of their allocation. ---- */

enum state { TAKEN, READY, BORROWED, RELEASED };

struct entry { DWORD size; DWORD state; };

/* Positions only grow; an entry begins at its position modulo the capacity and may reach into the
 * room behind it, so that it is in one piece. From head on entries are in use, next is unread. */
struct ring {
  BYTE *base;
  DWORD capacity;
  uint64_t head, next, tail;
};

static DWORD stride(DWORD size) { return ((DWORD)sizeof(struct entry) + size + 7) & ~7u; }

static struct entry *entry_at(const struct ring *ring, uint64_t position) {
  return (struct entry *)(ring->base + position % ring->capacity);
}

static BOOL ring_create(struct ring *ring, DWORD capacity) {
  *ring = (struct ring){malloc((size_t)capacity + stride(2 * MAX_IP_PACKET_SIZE)), capacity, 0, 0, 0};
  return ring->base != NULL;
}

static struct entry *ring_take(struct ring *ring, DWORD size) {
  if (size > 2 * MAX_IP_PACKET_SIZE || ring->tail - ring->head + stride(size) > ring->capacity) return NULL;
  struct entry *entry = entry_at(ring, ring->tail);
  *entry = (struct entry){size, TAKEN};
  ring->tail += stride(size);
  return entry;
}

/* The entry of a packet that is in the given state; NULL for any other pointer. */
static struct entry *ring_find(struct ring *ring, const BYTE *packet, enum state state) {
  for (uint64_t at = ring->head; at < ring->tail; at += stride(entry_at(ring, at)->size)) {
    struct entry *entry = entry_at(ring, at);
    if ((const BYTE *)(entry + 1) == packet) return entry->state == state ? entry : NULL;
  }
  return NULL;
}

/* ---- Adapters and sessions ---- */

struct session;

struct adapter {
  struct adapter *following;
  wchar_t name[MAX_ADAPTER_NAME];
  GUID guid;
  struct link link;
  struct session *session;
  BOOL removed;
  int references;
};

struct handle { struct adapter *adapter; BOOL creator; };

struct session {
  struct adapter *adapter;
  lock_t receiving, sending;
  struct ring received, sent;
  HANDLE read_event;
  thread_t reader;
  BOOL reading;
  DWORD lost;
  volatile BOOL terminated, corrupt, miss_wake_up;
};

typedef void (CALLBACK *logger_callback)(int level, DWORD64 timestamp, LPCWSTR message);

static logger_callback logger;
static struct adapter *adapters;
static DWORD running_version, next_create_error;

/* Handles and sessions that were handed out and not given back. */
static DWORD alive;

static void say(int level, LPCWSTR before, LPCWSTR name) {
  wchar_t message[256] = {0};
  if (logger == NULL) return;
  wcsncat(message, before, 100);
  wcsncat(message, name, MAX_ADAPTER_NAME);
  logger(level, now_since_1601(), message);
}

static struct adapter *find_adapter(LPCWSTR name) {
  struct adapter *adapter = adapters;
  while (adapter != NULL && wcscmp(adapter->name, name) != 0) adapter = adapter->following;
  return adapter;
}

static struct handle *handle_of(struct adapter *adapter, BOOL creator) {
  struct handle *handle = malloc(sizeof *handle);
  *handle = (struct handle){adapter, creator};
  adapter->references++;
  alive++;
  return handle;
}

static void drop_reference(struct adapter *adapter) {
  if (--adapter->references == 0) free(adapter);
}

static void terminate(struct session *session) {
  session->terminated = TRUE;
  SetEvent(session->read_event);
}

/* What the operating system sends goes into the ring; without room it is lost. */
static THREAD_RESULT read_tun(void *argument) {
  struct session *session = argument;
  BYTE *packet = malloc(MAX_IP_PACKET_SIZE + 1);
  DWORD length;
  while ((length = link_read(&session->adapter->link, packet)) > 0) {
    lock(&session->receiving);
    struct entry *entry = ring_take(&session->received, length);
    if (entry != NULL) {
      memcpy(entry + 1, packet, length);
      entry->state = READY;
    } else {
      session->lost++;
    }
    unlock(&session->receiving);
    SetEvent(session->read_event);
  }
  free(packet);
  return 0;
}

static void stop_reading(struct session *session) {
  if (session->reading) {
    session->reading = FALSE;
    link_stop(&session->adapter->link);
    thread_join(session->reader);
  }
}

static void *fail(DWORD error) {
  SetLastError(error);
  return NULL;
}

/* ---- The fourteen functions ---- */

EXPORT void WINAPI WintunSetLogger(logger_callback callback) { logger = callback; }

EXPORT struct handle *WINAPI WintunCreateAdapter(LPCWSTR name, LPCWSTR type, const GUID *guid) {
  DWORD error = next_create_error;
  next_create_error = 0;
  if (error) {
    say(2, L"Failed to create adapter ", name);
    return fail(error);
  }
  if (*name == 0 || wcslen(name) >= MAX_ADAPTER_NAME || wcslen(type) >= MAX_ADAPTER_NAME) {
    return fail(ERROR_INVALID_PARAMETER);
  }
  struct adapter *adapter = calloc(1, sizeof *adapter);
  wcscpy(adapter->name, name);
  if (guid != NULL) adapter->guid = *guid;
  error = to_utf8(name, adapter->link.name, WIRE_NAME) < 0 ? ERROR_FILENAME_EXCED_RANGE
                                                           : link_open(&adapter->link);
  if (error) {
    say(2, L"Failed to create adapter ", name);
    free(adapter);
    return fail(error);
  }
  say(0, running_version ? L"Using existing driver for " : L"Installing driver for ", name);
  running_version = DRIVER_VERSION;
  adapter->following = adapters;
  adapters = adapter;
  return handle_of(adapter, TRUE);
}

EXPORT struct handle *WINAPI WintunOpenAdapter(LPCWSTR name) {
  struct adapter *adapter = find_adapter(name);
  if (adapter == NULL) {
    say(2, L"Failed to find adapter ", name);
    return fail(ERROR_NOT_FOUND);
  }
  return handle_of(adapter, FALSE);
}

EXPORT void WINAPI WintunCloseAdapter(struct handle *handle) {
  if (handle == NULL) return;
  struct adapter *adapter = handle->adapter;
  if (handle->creator) {
    struct adapter **at = &adapters;
    while (*at != adapter) at = &(*at)->following;
    *at = adapter->following;
    if (adapter->session != NULL) {
      stop_reading(adapter->session);
      terminate(adapter->session);
    }
    adapter->removed = TRUE;
    link_close(&adapter->link);
  }
  free(handle);
  alive--;
  drop_reference(adapter);
}

EXPORT BOOL WINAPI WintunDeleteDriver(void) {
  if (adapters != NULL) {
    SetLastError(170); /* ERROR_BUSY */
    return FALSE;
  }
  running_version = 0;
  return TRUE;
}

EXPORT void WINAPI WintunGetAdapterLUID(struct handle *handle, NET_LUID *luid) {
  *luid = link_luid(&handle->adapter->link);
}

EXPORT DWORD WINAPI WintunGetRunningDriverVersion(void) {
  if (!running_version) SetLastError(ERROR_FILE_NOT_FOUND);
  return running_version;
}

EXPORT struct session *WINAPI WintunStartSession(struct handle *handle, DWORD capacity) {
  struct adapter *adapter = handle->adapter;
  if (capacity < MIN_RING_CAPACITY || capacity > MAX_RING_CAPACITY || (capacity & (capacity - 1))) {
    return fail(ERROR_INVALID_PARAMETER);
  }
  if (adapter->session != NULL) return fail(ERROR_ALREADY_INITIALIZED);
  if (adapter->removed) return fail(ERROR_FILE_NOT_FOUND);
  struct session *session = calloc(1, sizeof *session);
  session->adapter = adapter;
  ring_create(&session->received, capacity);
  ring_create(&session->sent, capacity);
  lock_init(&session->receiving);
  lock_init(&session->sending);
  session->read_event = CreateEventW(NULL, FALSE, FALSE, NULL);
  adapter->session = session;
  adapter->references++;
  link_start(&adapter->link);
  session->reading = thread_start(&session->reader, read_tun, session);
  alive++;
  return session;
}

EXPORT void WINAPI WintunEndSession(struct session *session) {
  if (session == NULL) return;
  stop_reading(session);
  session->adapter->session = NULL;
  drop_reference(session->adapter);
  lock_free(&session->receiving);
  lock_free(&session->sending);
  CloseHandle(session->read_event);
  free(session->received.base);
  free(session->sent.base);
  free(session);
  alive--;
}

EXPORT HANDLE WINAPI WintunGetReadWaitEvent(struct session *session) { return session->read_event; }

EXPORT BYTE *WINAPI WintunReceivePacket(struct session *session, DWORD *size) {
  struct ring *ring = &session->received;
  BYTE *packet = NULL;
  DWORD error = 0;
  lock(&session->receiving);
  if (session->terminated) error = ERROR_HANDLE_EOF;
  else if (session->corrupt) error = ERROR_INVALID_DATA;
  else if (ring->next == ring->tail) error = ERROR_NO_MORE_ITEMS;
  else {
    struct entry *entry = entry_at(ring, ring->next);
    ring->next += stride(entry->size);
    entry->state = BORROWED;
    *size = entry->size;
    packet = (BYTE *)(entry + 1);
  }
  unlock(&session->receiving);
  return packet != NULL ? packet : fail(error);
}

EXPORT void WINAPI WintunReleaseReceivePacket(struct session *session, const BYTE *packet) {
  struct ring *ring = &session->received;
  lock(&session->receiving);
  struct entry *entry = ring_find(ring, packet, BORROWED);
  if (entry == NULL) session->corrupt = TRUE;
  else entry->state = RELEASED;
  while (ring->head < ring->next && entry_at(ring, ring->head)->state == RELEASED) {
    ring->head += stride(entry_at(ring, ring->head)->size);
  }
  unlock(&session->receiving);
}

EXPORT BYTE *WINAPI WintunAllocateSendPacket(struct session *session, DWORD size) {
  struct entry *entry = NULL;
  lock(&session->sending);
  if (!session->terminated) entry = ring_take(&session->sent, size);
  unlock(&session->sending);
  if (entry != NULL) return (BYTE *)(entry + 1);
  return fail(session->terminated ? ERROR_HANDLE_EOF : ERROR_BUFFER_OVERFLOW);
}

static BOOL is_ip_packet(const BYTE *packet, DWORD size) {
  return (size >= 20 && packet[0] >> 4 == 4) || (size >= 40 && packet[0] >> 4 == 6);
}

/* What the driver does with the ring when it wakes up. */
static void drain_sent(struct session *session) {
  struct ring *ring = &session->sent;
  while (ring->head < ring->tail && entry_at(ring, ring->head)->state == READY) {
    struct entry *entry = entry_at(ring, ring->head);
    if (entry->size > MAX_IP_PACKET_SIZE) terminate(session);
    if (!session->terminated && is_ip_packet((BYTE *)(entry + 1), entry->size)) {
      link_write(&session->adapter->link, (BYTE *)(entry + 1), entry->size);
    }
    ring->head += stride(entry->size);
  }
}

EXPORT void WINAPI WintunSendPacket(struct session *session, const BYTE *packet) {
  lock(&session->sending);
  struct entry *entry = ring_find(&session->sent, packet, TAKEN);
  if (entry == NULL) session->corrupt = TRUE;
  else entry->state = READY;
  if (session->miss_wake_up) session->miss_wake_up = FALSE;
  else drain_sent(session);
  unlock(&session->sending);
}

/* ---- For tests only ---- */

/* The next creation fails with that error. */
EXPORT void TunDoubleFailNextCreate(DWORD error) { next_create_error = error; }

/* The next sent packet stays in the ring until another one is sent, as 0.14.1 sometimes does. */
EXPORT void TunDoubleMissWakeUp(struct session *session) { session->miss_wake_up = TRUE; }

/* The adapter goes away under the session. */
EXPORT void TunDoubleTerminate(struct session *session) { terminate(session); }

/* The ring is found corrupt. */
EXPORT void TunDoubleCorrupt(struct session *session) {
  session->corrupt = TRUE;
  SetEvent(session->read_event);
}

/* How many handles and sessions, with their rings, were not given back. */
EXPORT DWORD TunDoubleAlive(void) { return alive; }

/* How many octets of the receiving ring are in use. */
EXPORT DWORD TunDoubleUnreleased(struct session *session) {
  lock(&session->receiving);
  DWORD octets = (DWORD)(session->received.tail - session->received.head);
  unlock(&session->receiving);
  return octets;
}

/* How many packets found no room in the receiving ring. */
EXPORT DWORD TunDoubleLost(struct session *session) {
  lock(&session->receiving);
  DWORD lost = session->lost;
  unlock(&session->receiving);
  return lost;
}

/* The GUID that was requested for an adapter; FALSE when there is no adapter of that name. */
EXPORT BOOL TunDoubleGuid(LPCWSTR name, GUID *guid) {
  struct adapter *adapter = find_adapter(name);
  if (adapter != NULL) *guid = adapter->guid;
  return adapter != NULL;
}

static DWORD configure(LPCWSTR name, uint32_t command, DWORD value, DWORD more) {
  char utf8[WIRE_NAME];
  if (to_utf8(name, utf8, WIRE_NAME) < 0) return ERROR_FILENAME_EXCED_RANGE;
  return link_configure(utf8, command, value, more);
}

/* Gives the adapter its address, whose octets are in network byte order. 0 or an error. */
EXPORT DWORD TunDoubleSetAddress(LPCWSTR name, DWORD address, DWORD prefix_length) {
  return configure(name, WIRE_ADDRESS, address, prefix_length);
}

EXPORT DWORD TunDoubleSetMtu(LPCWSTR name, DWORD mtu) { return configure(name, WIRE_MTU, mtu, 0); }
