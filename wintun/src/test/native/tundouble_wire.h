/* What tundouble.dll and tundoubled say to each other: see tundoubled.c. */
#ifndef TUNDOUBLE_WIRE_H
#define TUNDOUBLE_WIRE_H

#define WIRE_MAX_PACKET 65535u

/* Room for an interface's name on Linux, with its closing zero (IFNAMSIZ). */
#define WIRE_NAME 16

/* name; answered by u32 error, u32 interface index. */
#define WIRE_OPEN 0x80000001u
/* Packets may come from now on. */
#define WIRE_START 0x80000002u
/* No packet comes after the answer, which is the command again. */
#define WIRE_STOP 0x80000003u
/* name, address in network byte order, u32 prefix length; answered by u32 error. */
#define WIRE_ADDRESS 0x80000004u
/* name, u32 MTU, u32 0; answered by u32 error. */
#define WIRE_MTU 0x80000005u

#endif
