package io.swim.testkit.internal.portal;

import io.swim.testkit.internal.http.HttpBody;
import io.swim.testkit.internal.http.HttpHead;
import io.swim.testkit.internal.http.SelfSigned;
import io.swim.testkit.portal.PortalFault;
import io.swim.testkit.portal.PortalRequest;
import io.swim.testkit.portal.PortalStep;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the portal listens: the service, the host of its files, and one that it redirects to. */
public final class PortalDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortalDoor.class);
  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
  private static final int BACKLOG = 200;

  private final PortalFaults faults;
  private final Optional<SelfSigned> certificate;
  private final PortalRoutes routes;
  private final FileDesk files;
  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<PortalRequest> requests = new CopyOnWriteArrayList<>();
  private volatile int fileHost = 1;

  public PortalDoor(PortalState state, PortalFaults faults, Optional<SelfSigned> certificate) {
    this.faults = faults;
    this.certificate = certificate;
    this.files = new FileDesk(() -> origin(fileHost));
    this.routes = new PortalRoutes(state, files);
  }

  public void open() throws IOException {
    for (String host : HOSTS) {
      ServerSocket listener =
          certificate.isPresent()
              ? certificate
                  .get()
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(0, BACKLOG, InetAddress.getByName(host))
              : new ServerSocket(0, BACKLOG, InetAddress.getByName(host));
      listeners.add(listener);
      daemon(() -> listen(listener, host));
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "swim-testkit-portal");
    thread.setDaemon(true);
    thread.start();
  }

  private String origin(int host) {
    return (certificate.isPresent() ? "https://" : "http://")
        + HOSTS.get(host)
        + ":"
        + listeners.get(host).getLocalPort();
  }

  public String service() {
    return origin(0);
  }

  public void serveFilesItself() {
    fileHost = 0;
  }

  public List<PortalRequest> requests() {
    return List.copyOf(requests);
  }

  private void listen(ServerSocket listener, String host) {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        daemon(() -> serve(socket, host));
      }
    } catch (IOException e) {
      LOG.debug("the portal ends: {}", e.toString());
    }
  }

  private void serve(Socket socket, String host) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goOn = true;
      while (goOn) {
        HttpHead head = HttpHead.read(in);
        byte[] body = HttpBody.ofRequest(head, in).readAllBytes();
        goOn = answer(head, new String(body, StandardCharsets.UTF_8), host, socket);
      }
    } catch (IOException e) {
      LOG.debug("a connection with the portal is over: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean answer(HttpHead head, String body, String host, Socket socket)
      throws IOException, InterruptedException {
    String target = head.line().get(1);
    PortalWriter writer = new PortalWriter(socket.getOutputStream(), faults);
    Optional<PortalStep> step = PortalRoutes.step(target);
    if (step.isEmpty()) {
      return writer.send(PortalReply.empty(404), Optional.empty());
    }
    PortalRequest request =
        new PortalRequest(
            step.get(),
            host,
            head.line().get(0),
            target,
            head.headers(),
            step.get() == PortalStep.TOKEN ? "" : body);
    requests.add(request);
    Optional<PortalFault> fault = faults.take(step.get());
    Optional<PortalReply> instead = fault.flatMap(each -> instead(each, request));
    PortalReply reply = instead.orElseGet(() -> usual(request, body, fault));
    boolean last = head.header("connection").filter("close"::equalsIgnoreCase).isPresent();
    return writer.send(last ? reply.with("Connection", "close") : reply, fault) && !last;
  }

  private PortalReply usual(PortalRequest request, String body, Optional<PortalFault> fault) {
    if (request.step() != PortalStep.FILE) {
      return routes.answer(request, body);
    }
    boolean ignore = fault.filter(PortalFault.IgnoreRange.class::isInstance).isPresent();
    return files.answer(request, ignore ? "range" : "none");
  }

  /** What is answered without a look at what was asked. */
  private Optional<PortalReply> instead(PortalFault fault, PortalRequest request) {
    if (fault instanceof PortalFault.Code code) {
      return Optional.of(routes.refused(request, code.code()));
    } else if (fault instanceof PortalFault.Status status) {
      PortalReply reply = PortalReply.empty(status.status());
      if (status.retryAfter().isPresent()) {
        reply = reply.with("Retry-After", String.valueOf(status.retryAfter().get().toSeconds()));
      }
      return Optional.of(
          status.gatewayCode().isEmpty()
              ? reply
              : reply.with("X-Mashery-Error-Code", status.gatewayCode()));
    } else if (fault instanceof PortalFault.WebPage page) {
      return Optional.of(
          PortalReply.text(
              page.status(),
              "text/html;charset=UTF-8",
              "<html><body><h1>Scheduled maintenance</h1></body></html>"));
    } else if (fault instanceof PortalFault.Body body) {
      return Optional.of(PortalReply.text(200, "application/json", body.body()));
    } else if (fault instanceof PortalFault.Redirect redirect) {
      String url = redirect.url().orElse(origin(2) + request.target());
      return Optional.of(PortalReply.empty(redirect.status()).with("Location", url));
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      for (ServerSocket each : listeners) {
        each.close();
      }
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      LOG.debug("the portal did not end well: {}", e.toString());
    }
  }
}
