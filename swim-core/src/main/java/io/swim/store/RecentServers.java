package io.swim.store;

import io.swim.device.DistributionServer;
import io.swim.device.FileLocation;
import io.swim.spi.ServerDirectory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A directory that remembers from which other servers devices were told to fetch files, in this
 * process. Thread-safe.
 */
public final class RecentServers implements ServerDirectory {
  private static final int KEPT = 10;

  private final ServerDirectory known;
  private final Deque<FileLocation> recent = new ArrayDeque<>();

  /** Over the directory of the host. */
  public RecentServers(ServerDirectory known) {
    this.known = known;
  }

  @Override
  public List<DistributionServer> list() {
    return known.list();
  }

  @Override
  public synchronized void used(FileLocation file) {
    recent.removeIf(each -> isSameServer(each, file));
    recent.addFirst(file);
    if (recent.size() > KEPT) {
      recent.removeLast();
    }
    known.used(file);
  }

  /** The last file of each of the last ten servers, the latest first. */
  public synchronized List<FileLocation> recent() {
    return List.copyOf(recent);
  }

  private static boolean isSameServer(FileLocation one, FileLocation other) {
    return one.protocol() == other.protocol()
        && one.authority().equalsIgnoreCase(other.authority());
  }
}
