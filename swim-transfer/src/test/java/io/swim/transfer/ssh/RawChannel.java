package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.ChannelPipedInputStream;

/** A channel on which a device says what it likes. */
final class RawChannel implements AutoCloseable {
  private final ClientChannel channel;
  private final OutputStream to;
  private final ChannelPipedInputStream from;

  private RawChannel(ClientChannel channel) throws IOException {
    this.channel = channel;
    channel.open().verify(TestDevice.LIMIT);
    to = channel.getInvertedIn();
    from = (ChannelPipedInputStream) channel.getInvertedOut();
    from.setTimeout(TestDevice.LIMIT.toMillis());
  }

  static RawChannel exec(ClientSession session, String command) throws IOException {
    return new RawChannel(session.createExecChannel(command));
  }

  static RawChannel sftp(ClientSession session) throws IOException {
    RawChannel channel = new RawChannel(session.createSubsystemChannel("sftp"));
    channel.say(packet(1, 3));
    return channel;
  }

  /** An SFTP packet: numbers take four bytes, texts are preceded by their length. */
  static byte[] packet(int type, Object... fields) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      DataOutputStream data = new DataOutputStream(body);
      for (Object field : fields) {
        if (field instanceof Integer number) {
          data.writeInt(number);
        } else if (field instanceof Long number) {
          data.writeLong(number);
        } else {
          byte[] text = field instanceof byte[] bytes ? bytes : field.toString().getBytes(UTF_8);
          data.writeInt(text.length);
          data.write(text);
        }
      }
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      new DataOutputStream(packet).writeInt(body.size() + 1);
      packet.write(type);
      body.writeTo(packet);
      return packet.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  RawChannel say(String text) throws IOException {
    return say(text.getBytes(UTF_8));
  }

  RawChannel say(byte[] bytes) throws IOException {
    to.write(bytes);
    to.flush();
    return this;
  }

  /** The next byte; -1 at the end. */
  int hear() throws IOException {
    return from.read();
  }

  /** The rest of a line, without its end. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = hear(); next != '\n' && next >= 0; next = hear()) {
      line.write(next);
    }
    return line.toString(UTF_8);
  }

  /** Says nothing more, and hears the server out. */
  byte[] rest() throws IOException {
    to.close();
    byte[] rest = from.readAllBytes();
    awaitEnd();
    return rest;
  }

  private void awaitEnd() throws IOException {
    Set<ClientChannelEvent> events =
        channel.waitFor(Set.of(ClientChannelEvent.CLOSED), TestDevice.LIMIT);
    if (!events.contains(ClientChannelEvent.CLOSED)) {
      throw new IOException("the server does not close the channel: " + events);
    }
  }

  /** After {@link #rest()}; empty where nothing was run. */
  Optional<Integer> exitStatus() {
    return Optional.ofNullable(channel.getExitStatus());
  }

  @Override
  public void close() {
    channel.close(true);
  }
}
