package io.swim.transfer.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Iterator;
import java.util.Set;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the key comes from that the server proves its identity with. */
final class HostKey {
  private static final Logger LOG = LoggerFactory.getLogger(HostKey.class);

  /** The kind that every device knows; NIST SP 800-57 allows it until 2030. */
  private static final int RSA_BITS = 2048;

  private HostKey() {}

  static KeyPair make() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(RSA_BITS);
      return rsa.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has RSA", e);
    }
  }

  /** The key in that file, which is made when there is none. */
  static KeyPair in(Path file) throws IOException {
    if (!Files.exists(file)) {
      write(file);
    }
    warnIfOthersMayRead(file);
    try (InputStream from = Files.newInputStream(file)) {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName(file.toString()), from, FilePasswordProvider.EMPTY);
      Iterator<KeyPair> each = keys == null ? null : keys.iterator();
      if (each == null || !each.hasNext()) {
        throw new IOException(file + " holds no private key");
      }
      return each.next();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException(file + " holds no private key that can be read: " + e.getMessage(), e);
    }
  }

  /** Under another name first, so that nobody ever reads half a key. */
  private static void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(folder, ".host-key", "", attributes);
    try (OutputStream to = Files.newOutputStream(fresh)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(make(), "swim", null, to);
    } catch (GeneralSecurityException e) {
      throw new IOException("can't write a host key to " + file, e);
    }
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster: its key counts.
      Files.delete(fresh);
    }
  }

  private static void warnIfOthersMayRead(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
    if (granted.contains(PosixFilePermission.OTHERS_READ)) {
      LOG.warn("anybody on this host may read the private key in {}", file);
    }
  }
}
