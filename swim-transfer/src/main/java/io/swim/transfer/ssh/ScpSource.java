package io.swim.transfer.ssh;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.OpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Set;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.common.ScpSourceStreamResolver;
import org.apache.sshd.scp.common.helpers.ScpTimestampCommandDetails;

/** A file for SCP, open already: it is announced with the size that it is then sent with. */
record ScpSource(TreePath path, Download file, TreeAttributes attributes)
    implements ScpSourceStreamResolver {
  @Override
  public String getFileName() {
    return path.getFileName().toString();
  }

  @Override
  public TreePath getEventListenerFilePath() {
    return path;
  }

  @Override
  public Collection<PosixFilePermission> getPermissions() {
    return attributes.permissions();
  }

  @Override
  public ScpTimestampCommandDetails getTimestamp() {
    return new ScpTimestampCommandDetails(
        attributes.lastModifiedTime(), attributes.lastAccessTime());
  }

  @Override
  public long getSize() {
    return file.size();
  }

  @Override
  public InputStream resolveSourceStream(
      Session session, long size, Set<PosixFilePermission> modes, OpenOption... options) {
    return new FilterInputStream(Channels.newInputStream(file)) {
      /** It ends when the client says that it has it all. */
      @Override
      public void close() {}
    };
  }
}
