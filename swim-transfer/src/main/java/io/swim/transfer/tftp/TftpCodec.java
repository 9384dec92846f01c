package io.swim.transfer.tftp;

import io.swim.transfer.serving.Printable;
import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.Kind;
import io.swim.transfer.tftp.TftpPacket.OptionAck;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads and writes packets. No input makes {@link #parse} throw anything but its own exception. */
final class TftpCodec {
  private TftpCodec() {}

  /** Parses the remaining bytes of {@code packet}; its position and limit are left alone. */
  static TftpPacket parse(ByteBuffer packet) throws MalformedPacketException {
    int start = packet.position();
    int length = packet.remaining();
    if (length < 4) {
      throw new MalformedPacketException("packet of " + length + " bytes is too short");
    }
    int opcode = packet.getShort(start) & 0xffff;
    int second = packet.getShort(start + 2) & 0xffff;
    switch (opcode) {
      case TftpPacket.READ_REQUEST:
        return request(Kind.READ, new Strings(packet, start + 2));
      case TftpPacket.WRITE_REQUEST:
        return request(Kind.WRITE, new Strings(packet, start + 2));
      case TftpPacket.DATA:
        return new Data(second, packet.slice(start + 4, length - 4));
      case TftpPacket.ACK:
        return new Ack(second);
      case TftpPacket.ERROR:
        return new Error(second, new Strings(packet, start + 4).rest());
      case TftpPacket.OPTION_ACK:
        return new OptionAck(options(new Strings(packet, start + 2)));
      default:
        throw new MalformedPacketException("opcode " + opcode + " is unknown");
    }
  }

  private static Request request(Kind kind, Strings strings) throws MalformedPacketException {
    String file = strings.next("file name");
    String mode = strings.next("mode");
    if (file.isEmpty()) {
      throw new MalformedPacketException("file name is empty");
    }
    return new Request(kind, file, mode, options(strings));
  }

  private static Map<String, String> options(Strings strings) throws MalformedPacketException {
    Map<String, String> options = new LinkedHashMap<>();
    while (strings.more()) {
      String name = strings.next("option name").toLowerCase(Locale.ROOT);
      options.putIfAbsent(name, strings.next("value of option " + Printable.of(name)));
    }
    return options;
  }

  /** Writes {@code packet} at the position of {@code into}. */
  static void write(TftpPacket packet, ByteBuffer into) {
    if (packet instanceof Ack ack) {
      into.putInt(TftpPacket.ACK << 16 | ack.block());
    } else if (packet instanceof Data data) {
      into.putInt(TftpPacket.dataHeader(data.block())).put(data.payload().duplicate());
    } else if (packet instanceof Error error) {
      into.putInt(TftpPacket.ERROR << 16 | error.code());
      string(error.message(), into);
    } else if (packet instanceof OptionAck oack) {
      into.putShort((short) TftpPacket.OPTION_ACK);
      options(oack.options(), into);
    } else if (packet instanceof Request request) {
      boolean read = request.kind() == Kind.READ;
      into.putShort((short) (read ? TftpPacket.READ_REQUEST : TftpPacket.WRITE_REQUEST));
      string(request.file(), into);
      string(request.mode(), into);
      options(request.options(), into);
    }
  }

  private static void options(Map<String, String> options, ByteBuffer into) {
    options.forEach(
        (name, value) -> {
          string(name, into);
          string(value, into);
        });
  }

  private static void string(String text, ByteBuffer into) {
    into.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
  }

  /** Walks the NUL-terminated strings of a packet. */
  private static final class Strings {
    private final ByteBuffer packet;
    private int at;

    Strings(ByteBuffer packet, int at) {
      this.packet = packet;
      this.at = at;
    }

    boolean more() {
      return at < packet.limit();
    }

    String next(String what) throws MalformedPacketException {
      int end = at;
      while (end < packet.limit() && packet.get(end) != 0) {
        end++;
      }
      if (end >= packet.limit()) {
        throw new MalformedPacketException(what + " has no end");
      }
      String text = text(end);
      at = end + 1;
      return text;
    }

    /** Text that may lack its end: some peers send error words so. */
    String rest() {
      int end = at;
      while (end < packet.limit() && packet.get(end) != 0) {
        end++;
      }
      return text(end);
    }

    private String text(int end) {
      byte[] bytes = new byte[end - at];
      packet.get(at, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
