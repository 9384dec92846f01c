package io.swim.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.common.ScpSourceStreamResolver;
import org.apache.sshd.scp.common.helpers.ScpTimestampCommandDetails;

/** Bytes that MINA's client of SCP sends. */
record ScpSource(String name, byte[] bytes) implements ScpSourceStreamResolver {
  @Override
  public String getFileName() {
    return name;
  }

  @Override
  public Path getEventListenerFilePath() {
    return Path.of(name);
  }

  @Override
  public Set<PosixFilePermission> getPermissions() {
    return Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Override
  public ScpTimestampCommandDetails getTimestamp() {
    return null;
  }

  @Override
  public long getSize() {
    return bytes.length;
  }

  @Override
  public InputStream resolveSourceStream(
      Session session, long size, Set<PosixFilePermission> permissions, OpenOption... options) {
    return new ByteArrayInputStream(bytes);
  }
}
