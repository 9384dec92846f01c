package io.swim.transfer.ftp;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.net.ftp.FTPReply;

/** One login at an FTP server. */
final class FtpFileSession implements FileSession {
  private static final int FILE_STATUS = 213;

  private final FtpLink link;
  private final Features features;
  private final ClientServices services;

  FtpFileSession(FtpLink link, Features features, ClientServices services) {
    this.link = link;
    this.features = features;
    this.services = services;
  }

  @Override
  public Set<Ability> abilities() {
    return features.abilities();
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException, InterruptedException {
    if (!features.size()) {
      throw unsupported("SIZE");
    }
    return size(path).map(bytes -> new RemoteFile(path, bytes));
  }

  /**
   * {@inheritDoc}
   *
   * <p>By SIZE and MDTM (RFC 3659 sections 4 and 3); a server that does not know the latter can't
   * tell.
   */
  @Override
  public Optional<String> revision(String path) throws DriverException, InterruptedException {
    Optional<Long> bytes = known(path);
    if (bytes.isEmpty() || send("MDTM", path, DeviceEffect.NONE) != FILE_STATUS) {
      return Optional.empty();
    }
    String words = link.words();
    return Optional.of(
        bytes.get() + " bytes of " + words.substring(words.indexOf(' ') + 1).strip());
  }

  /** What SIZE says (RFC 3659 section 4); empty when there is no file of that name. */
  private Optional<Long> size(String path) throws DriverException, InterruptedException {
    int reply = send("SIZE", path, DeviceEffect.NONE);
    if (reply == FTPReply.FILE_UNAVAILABLE || reply == FTPReply.FILE_ACTION_NOT_TAKEN) {
      return Optional.empty();
    }
    String words = link.words();
    if (reply != FILE_STATUS) {
      throw link.refused("SIZE of " + path, DeviceEffect.NONE);
    }
    try {
      return Optional.of(Long.parseLong(words.substring(words.indexOf(' ') + 1).strip()));
    } catch (NumberFormatException e) {
      throw new DriverException(
          FailureKind.PROTOCOL,
          DeviceEffect.NONE,
          link.service() + " says no number for the size of " + path + ": " + words,
          words);
    }
  }

  @Override
  public List<RemoteFile> list(String folder) throws DriverException, InterruptedException {
    checked(folder);
    Listing listing = new Listing(link, folder);
    if (features.machineListing()) {
      return listing.machine();
    }
    if (!features.size()) {
      throw unsupported("SIZE or MLSD");
    }
    return listing.names(this::size);
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    checked(path);
    if (fromByte > 0 && !features.restart()) {
      throw unsupported("REST");
    }
    services.checkpoint();
    new Download(link).run(path, fromByte, known(path), to, progress);
  }

  @Override
  public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    checked(path);
    services.checkpoint();
    Optional<Long> there = known(path);
    if (features.size() && fromByte == 0 && there.isPresent()) {
      throw rejected(path + " is there already, with " + there.get() + " bytes");
    }
    if (features.size() && fromByte > 0 && !there.equals(Optional.of(fromByte))) {
      throw rejected(
          path
              + there.map(bytes -> " has " + bytes + " bytes").orElse(" is not there")
              + ", can't go on from byte "
              + fromByte);
    }
    if (fromByte > 0 && !features.restart() && there.isEmpty()) {
      throw unsupported("REST or SIZE");
    }
    new Upload(link, services, features.restart()).run(path, content, fromByte, progress);
    verify(path, content.sizeBytes());
  }

  private void verify(String path, long sizeBytes) throws DriverException, InterruptedException {
    Optional<Long> after;
    try {
      after = known(path);
    } catch (DriverException e) {
      throw new DriverException(
              e.kind(),
              DeviceEffect.UNKNOWN,
              path + " was sent, but can't be looked at: " + e.getMessage(),
              e.deviceWords())
          .withCause(e);
    }
    if (after.isPresent() && after.get() != sizeBytes) {
      throw new DriverException(
          FailureKind.INTEGRITY,
          DeviceEffect.APPLIED,
          link.service()
              + " has "
              + after.get()
              + " bytes of "
              + path
              + " after "
              + sizeBytes
              + " were sent",
          link.words());
    }
  }

  /** The size where it can be had; empty also when it can't. */
  private Optional<Long> known(String path) throws DriverException, InterruptedException {
    return features.size() ? size(path) : Optional.empty();
  }

  @Override
  public void delete(String path) throws DriverException, InterruptedException {
    services.checkpoint();
    int reply = send("DELE", path, DeviceEffect.UNKNOWN);
    if (FTPReply.isPositiveCompletion(reply)) {
      return;
    }
    DriverException refused = link.refused("to delete " + path, DeviceEffect.NONE);
    // A server may say either of a file that is not there (RFC 959 section 5.4, DELE).
    boolean unavailable =
        reply == FTPReply.FILE_UNAVAILABLE || reply == FTPReply.FILE_ACTION_NOT_TAKEN;
    if (unavailable && features.size() && size(path).isEmpty()) {
      return;
    }
    throw refused;
  }

  @Override
  public void rename(String from, String to) throws DriverException, InterruptedException {
    checked(to);
    services.checkpoint();
    if (!FTPReply.isPositiveIntermediate(send("RNFR", from, DeviceEffect.NONE))) {
      throw link.refused("to rename " + from, DeviceEffect.NONE);
    }
    if (!FTPReply.isPositiveCompletion(send("RNTO", to, DeviceEffect.UNKNOWN))) {
      throw link.refused("to rename " + from + " to " + to, DeviceEffect.NONE);
    }
  }

  private int send(String command, String path, DeviceEffect ifLost)
      throws DriverException, InterruptedException {
    checked(path);
    try {
      return link.sendCommand(command, path);
    } catch (IOException e) {
      throw link.failed(command + " " + path, e, ifLost);
    }
  }

  /** A line end in a name would be a second command. */
  private void checked(String path) throws DriverException {
    if (FtpLink.breaksLine(path)) {
      throw rejected("a file name has a line end in it, which FTP can't send");
    }
  }

  private static DriverException rejected(String message) {
    return new DriverException(FailureKind.REJECTED, DeviceEffect.NONE, message);
  }

  private DriverException unsupported(String command) {
    return new DriverException(
        FailureKind.UNSUPPORTED, DeviceEffect.NONE, link.service() + " has no " + command);
  }

  @Override
  public void close() {
    link.hangUp();
  }
}
