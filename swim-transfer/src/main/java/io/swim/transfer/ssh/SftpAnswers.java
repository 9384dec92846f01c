package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the packets that answer requests. */
final class SftpAnswers {
  private static final int FILE_MODE = 0100644;
  private static final int FOLDER_MODE = 040755;
  private static final int ATTRIBUTES = 4 + 8 + 4 + 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ChannelOutput output;

  SftpAnswers(ChannelOutput output) {
    this.output = output;
  }

  void version() throws IOException {
    byte[] name = Sftp.LIMITS.getBytes(UTF_8);
    byte[] revision = {'1'};
    output.writeInt(1 + 4 + 4 + name.length + 4 + revision.length);
    output.writeByte(Sftp.VERSION_ANSWER);
    output.writeInt(Sftp.VERSION);
    string(name);
    string(revision);
  }

  void limits(int id) throws IOException {
    begin(Sftp.EXTENDED_REPLY, id, 4 * Long.BYTES);
    output.writeLong(Sftp.MAX_PACKET);
    output.writeLong(Sftp.MAX_DATA);
    output.writeLong(Sftp.MAX_DATA);
    output.writeLong(Sftp.MAX_HANDLES);
  }

  void ok(int id) throws IOException {
    status(id, Sftp.Status.OK, "");
  }

  void status(int id, Sftp.Status status, String words) throws IOException {
    byte[] message = Printable.of(words).getBytes(UTF_8);
    begin(Sftp.STATUS, id, 4 + 4 + message.length + 4);
    output.writeInt(status.code());
    string(message);
    output.writeInt(0);
  }

  void failure(int id, Exception e) throws IOException {
    Sftp.Status status = Sftp.Status.FAILURE;
    if (e instanceof NoSuchFileException) {
      status = Sftp.Status.NO_SUCH_FILE;
    } else if (e instanceof AccessDeniedException) {
      status = Sftp.Status.PERMISSION_DENIED;
    }
    status(id, status, RemotePaths.reason(e));
  }

  void handle(int id, int handle) throws IOException {
    begin(Sftp.HANDLE, id, 4 + 4);
    output.writeInt(Integer.BYTES);
    output.writeInt(handle);
  }

  void data(int id, ServedTree.Reading file, long position, int count) throws IOException {
    begin(Sftp.DATA, id, 4 + count);
    output.writeInt(count);
    output.write(file, position, count);
  }

  void attributes(int id, Entry entry) throws IOException {
    begin(Sftp.ATTRS, id, ATTRIBUTES);
    attributes(entry);
  }

  /** A path alone, for REALPATH. */
  void path(int id, String path) throws IOException {
    byte[] name = path.getBytes(UTF_8);
    begin(Sftp.NAME, id, 4 + 2 * (4 + name.length) + 4);
    output.writeInt(1);
    string(name);
    string(name);
    output.writeInt(0);
  }

  void entries(int id, List<Entry> entries) throws IOException {
    List<byte[]> names = new ArrayList<>();
    List<byte[]> lines = new ArrayList<>();
    int length = 4;
    for (Entry entry : entries) {
      byte[] name = entry.name().getBytes(UTF_8);
      byte[] line = line(entry).getBytes(UTF_8);
      names.add(name);
      lines.add(line);
      length += 4 + name.length + 4 + line.length + ATTRIBUTES;
    }
    begin(Sftp.NAME, id, length);
    output.writeInt(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      string(names.get(i));
      string(lines.get(i));
      attributes(entries.get(i));
    }
  }

  private static String line(Entry entry) {
    return String.format(
        Locale.ROOT,
        "%s 1 swim swim %12d %s %s",
        entry.isFolder() ? "drwxr-xr-x" : "-rw-r--r--",
        entry.sizeBytes(),
        TIME.format(entry.modified()),
        entry.name());
  }

  private void attributes(Entry entry) throws IOException {
    output.writeInt(Sftp.ATTR_SIZE | Sftp.ATTR_PERMISSIONS | Sftp.ATTR_TIMES);
    output.writeLong(entry.sizeBytes());
    output.writeInt(entry.isFolder() ? FOLDER_MODE : FILE_MODE);
    int seconds = (int) entry.modified().getEpochSecond();
    output.writeInt(seconds);
    output.writeInt(seconds);
  }

  private void begin(int type, int id, int length) throws IOException {
    output.writeInt(1 + 4 + length);
    output.writeByte(type);
    output.writeInt(id);
  }

  private void string(byte[] bytes) throws IOException {
    output.writeInt(bytes.length);
    output.write(bytes);
  }
}
