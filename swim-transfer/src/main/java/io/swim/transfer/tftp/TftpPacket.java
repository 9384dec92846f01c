package io.swim.transfer.tftp;

import java.nio.ByteBuffer;
import java.util.Map;

/** The packets of TFTP (RFC 1350, section 5; option acknowledgment: RFC 2347). */
sealed interface TftpPacket {
  int READ_REQUEST = 1;
  int WRITE_REQUEST = 2;
  int DATA = 3;
  int ACK = 4;
  int ERROR = 5;
  int OPTION_ACK = 6;

  /** Opcode and block number, before the bytes of a data packet. */
  int HEADER_BYTES = 4;

  /** Block size without an agreed option (RFC 1350). */
  int DEFAULT_BLOCK_SIZE = 512;

  /** RFC 2348. */
  int MIN_BLOCK_SIZE = 8;

  /** RFC 2348: what fits one IPv4 datagram without options. */
  int MAX_BLOCK_SIZE = 65464;

  /** RFC 7440. */
  int MAX_WINDOW_SIZE = 65535;

  /** No packet of any kind is longer. */
  int MAX_PACKET_BYTES = MAX_BLOCK_SIZE + HEADER_BYTES;

  /** What a request wants. */
  enum Kind {
    READ,
    WRITE
  }

  /**
   * A read or write request.
   *
   * @param mode as sent: {@code octet}, {@code netascii} or something we don't know
   * @param options names in lower case, in the order sent; of a repeated option the first counts
   */
  record Request(Kind kind, String file, String mode, Map<String, String> options)
      implements TftpPacket {}

  /**
   * A block of the file.
   *
   * @param payload a view into the packet that was parsed: valid until that buffer is used again
   */
  record Data(int block, ByteBuffer payload) implements TftpPacket {}

  /** An acknowledgment of a block. */
  record Ack(int block) implements TftpPacket {}

  /** The end of a transfer, or the refusal of one. Never answered. */
  record Error(int code, String message) implements TftpPacket {
    Error(TftpError error, String message) {
      this(error.code(), message);
    }
  }

  /** The options that the server took. */
  record OptionAck(Map<String, String> options) implements TftpPacket {}

  /** The first word of a data packet as one int. */
  static int dataHeader(long block) {
    return DATA << 16 | (int) (block & 0xffff);
  }
}
