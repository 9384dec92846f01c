package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.transfer.serving.Printable;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** The lines and status bytes of SCP. */
final class ScpWire {
  static final int OK = 0;
  static final int WARNING = 1;
  static final int ERROR = 2;
  private static final int MAX_LINE = 4096;

  private final ChannelInput input;
  private final ChannelOutput output;

  ScpWire(Wire wire) {
    this.input = wire.input();
    this.output = wire.output();
  }

  void ok() throws IOException {
    output.writeByte(OK);
    output.flush();
  }

  void refuse(String path, String why) throws IOException {
    output.writeByte(WARNING);
    output.write(("scp: " + Printable.of(path) + ": " + Printable.of(why) + "\n").getBytes(UTF_8));
    output.flush();
  }

  /** Its answer: empty when it is content, else its words. */
  String answer() throws IOException {
    int status = input.read();
    if (status == OK) {
      return "";
    }
    if (status != WARNING && status != ERROR) {
      throw new IOException("the client answers with byte " + status);
    }
    return "The device said: " + line("");
  }

  /** The rest of a line whose first letters were read already, without its end. */
  String line(String start) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(start.getBytes(UTF_8));
    for (int c = input.read(); c != '\n'; c = input.read()) {
      line.write(c);
      if (line.size() > MAX_LINE) {
        throw new EOFException("a line is longer than " + MAX_LINE + " bytes");
      }
    }
    return line.toString(UTF_8);
  }
}
