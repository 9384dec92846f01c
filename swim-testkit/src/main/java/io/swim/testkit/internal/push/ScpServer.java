package io.swim.testkit.internal.push;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The SCP server of IOS: {@code scp -t path} and {@code scp -f path} as an exec command, and no
 * other option, as real devices refuse those. What it says without {@code ip scp server enable} and
 * below privilege level 15 is what users report of real devices; that it says so within the
 * protocol of SCP is a guess.
 */
public final class ScpServer {
  private static final int FATAL = 2;
  private static final int BUFFER = 32 * 1024;
  private static final int LONGEST_LINE = 1024;
  private static final int HIGHEST_PRIVILEGE = 15;

  private final NetworkDevice device;
  private final InputStream in;
  private final OutputStream out;

  public ScpServer(NetworkDevice device, InputStream in, OutputStream out) {
    this.device = device;
    this.in = in;
    this.out = out;
  }

  /** Whether the exec request is for this server. */
  public static boolean isFor(String command) {
    return command.startsWith("scp ");
  }

  /**
   * Carries out the command.
   *
   * @return the exit status
   * @throws IOException when the connection is gone, or has to be dropped
   */
  public int run(String command) throws IOException {
    if (!device.serves(TransferProtocol.SCP)) {
      return refuse("Administratively disabled.");
    }
    if (device.spec().credentials().privilege() < HIGHEST_PRIVILEGE) {
      return refuse("Privilege denied.");
    }
    List<String> words = List.of(command.split(" +"));
    String path = words.get(words.size() - 1);
    List<String> options = words.subList(1, words.size() - 1);
    boolean to = options.contains("-t");
    if (to == options.contains("-f") || !List.of("-t", "-f", "-v").containsAll(options)) {
      return refuse("Invalid option: " + command);
    }
    try {
      if (to) {
        take(path);
      } else {
        give(path);
      }
      return 0;
    } catch (FlashException e) {
      return refuse(path + ": " + e.getMessage());
    }
  }

  private int refuse(String words) throws IOException {
    out.write(FATAL);
    out.write((words + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return 1;
  }

  private void acknowledge() throws IOException {
    out.write(0);
    out.flush();
  }

  private void take(String path) throws IOException {
    acknowledge();
    for (int first = in.read(); first >= 0; first = in.read()) {
      String line = line();
      if (first == 'T') {
        acknowledge();
      } else if (first == 'C' && line.matches("[0-7]{4} \\d{1,18} .+")) {
        String[] words = line.split(" ", 3);
        takeFile(path, Long.parseLong(words[1]), words[2]);
      } else {
        refuse("Unexpected: " + (char) first + line);
        return;
      }
    }
  }

  private void takeFile(String path, long size, String name) throws IOException {
    Located place = Deposit.locate(device, path);
    Located target = place.file().isEmpty() ? new Located(place.fileSystem(), name) : place;
    try (Deposit deposit = Deposit.begin(device, target, size)) {
      acknowledge();
      byte[] buffer = new byte[BUFFER];
      long left = size;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException("the client hung up " + left + " bytes before the end");
        }
        deposit.write(buffer, 0, read);
        left -= read;
      }
    }
    if (in.read() != 0) {
      throw new EOFException("the client did not end the file");
    }
    acknowledge();
  }

  private void give(String path) throws IOException {
    Located source = Deposit.locate(device, path);
    Blob blob = Outgoing.of(device, source.fileSystem().get(source.file()).blob());
    expectAcknowledgment();
    String name = source.file().substring(source.file().lastIndexOf('/') + 1);
    String head = "C0644 " + blob.sizeBytes() + " " + name + "\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    expectAcknowledgment();
    try (InputStream bytes = Outgoing.open(device, blob)) {
      bytes.transferTo(out);
    }
    acknowledge();
    expectAcknowledgment();
  }

  private void expectAcknowledgment() throws IOException {
    int answer = in.read();
    if (answer != 0) {
      throw new IOException("the client of SCP did not acknowledge: " + answer);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("a line of SCP has no end");
      }
      line.append((char) next);
    }
    return line.toString();
  }
}
