package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;

/** The files of one folder, by their plain names. */
final class Listing {
  private static final int MAX_BYTES = 16 << 20;

  private final FtpLink link;
  private final String folder;

  /** Asks for a size; empty for what is no file. */
  interface Sizes {
    Optional<Long> of(String path) throws DriverException, InterruptedException;
  }

  Listing(FtpLink link, String folder) {
    this.link = link;
    this.folder = folder;
  }

  /** By MLSD (RFC 3659 section 7). */
  List<RemoteFile> machine() throws DriverException, InterruptedException {
    List<RemoteFile> files = new ArrayList<>();
    for (String line : lines("MLSD")) {
      FTPFile file = MLSxEntryParser.parseEntry(line);
      if (file != null && file.isFile()) {
        files.add(new RemoteFile(last(file.getName()), file.getSize()));
      }
    }
    return List.copyOf(files);
  }

  /** By NLST (RFC 959), each name with or without its folder, and their sizes. */
  List<RemoteFile> names(Sizes sizes) throws DriverException, InterruptedException {
    List<RemoteFile> files = new ArrayList<>();
    for (String line : lines("NLST")) {
      String name = last(line);
      String path = folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
      sizes.of(path).ifPresent(bytes -> files.add(new RemoteFile(name, bytes)));
    }
    return List.copyOf(files);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private List<String> lines(String command) throws DriverException, InterruptedException {
    String what = command + " " + folder;
    try {
      Optional<DataChannel> data = link.transfer(command, folder.isEmpty() ? null : folder, 0);
      if (data.isEmpty()) {
        int reply = link.getReplyCode();
        // What servers say to NLST of a folder that is empty.
        if (reply == FTPReply.FILE_UNAVAILABLE || reply == FTPReply.FILE_ACTION_NOT_TAKEN) {
          return List.of();
        }
        throw link.refused(what, DeviceEffect.NONE);
      }
      String text;
      try (DataChannel open = data.get()) {
        text = read(open);
      }
      if (!FTPReply.isPositiveCompletion(link.awaitReply(link.patience().silence()))) {
        throw link.refused(what, DeviceEffect.NONE);
      }
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw link.failed(what, e, DeviceEffect.NONE);
    }
  }

  private String read(DataChannel data) throws IOException, InterruptedException, DriverException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BufferPool.SEND_BYTES);
    while (data.read(buffer.clear()) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
      if (all.size() > MAX_BYTES) {
        throw new DriverException(
            FailureKind.PROTOCOL,
            DeviceEffect.NONE,
            "the listing of " + folder + " is longer than " + MAX_BYTES + " bytes");
      }
    }
    return all.toString(UTF_8);
  }
}
