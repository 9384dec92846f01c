package io.swim.transfer.tftp;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Catalog;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.ServerLife;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The threads and listening sockets of a server. */
final class EventLoops implements ServerLife.Listening {
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final SessionTable sessions;

  private EventLoops(SessionTable sessions) {
    this.sessions = sessions;
  }

  static EventLoops listen(Session.Shared shared, Catalog catalog, Optional<FolderTree> folder)
      throws IOException {
    EventLoops started = new EventLoops(shared.table());
    try {
      started.bind(shared, catalog, folder);
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
    return started;
  }

  private void bind(Session.Shared shared, Catalog catalog, Optional<FolderTree> folder)
      throws IOException {
    for (int i = 0; i < shared.settings().eventLoops(); i++) {
      loops.add(new EventLoop("swim-tftp-" + i));
    }
    RequestDesk desk = new RequestDesk(shared, catalog, folder, List.copyOf(loops));
    for (InetSocketAddress address : shared.settings().addresses()) {
      EventLoop loop = loops.get(listeners.size() % loops.size());
      listeners.add(Listener.bind(address, loop, desk));
    }
    for (Listener listener : listeners) {
      listener.start();
    }
    loops.forEach(EventLoop::start);
  }

  @Override
  public Map<TransferProtocol, List<InetSocketAddress>> addresses() {
    return Map.of(TransferProtocol.TFTP, listeners.stream().map(Listener::address).toList());
  }

  @Override
  public void close() {
    listeners.forEach(Listener::close);
    for (Session session : sessions.all()) {
      session.loop().execute(session::stopped);
    }
    loops.forEach(EventLoop::stop);
  }
}
