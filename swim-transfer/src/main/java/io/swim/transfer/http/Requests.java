package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.transfer.http.Answers.Then;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/** Answers the requests of one connection. Used by one thread. */
final class Requests {
  private static final String LOGIN_WANTED =
      "WWW-Authenticate: Basic realm=\"images\", charset=\"UTF-8\"\r\n";
  private static final String METHODS = "Allow: GET, HEAD, PUT, POST, DELETE\r\n";

  private final Door door;
  private final InetAddress peer;
  private final Wire wire;
  private final Answers answers;
  private final Download download;
  private final Upload upload;

  /** Who asks. */
  record Visitor(InetSocketAddress peer, Map<String, String> options) {}

  Requests(Door door, Visitor visitor, Wire wire, Answers answers, Visit.Factory common) {
    this.door = door;
    this.peer = visitor.peer().getAddress();
    this.wire = wire;
    this.answers = answers;
    this.download = new Download(visitor, wire, answers, common.buffers());
    this.upload = new Upload(visitor, wire, answers, common.buffers());
  }

  /** Answers one request; returns whether another may follow it. */
  boolean answer(RequestHead head, WireInput in) throws IOException {
    Then then = Then.CLOSE;
    try {
      BodyLength body = BodyLength.ofRequest(head);
      boolean empty = body.known().orElse(1) == 0;
      // A body that nobody has read would be taken for the next request.
      then = empty && head.keepsConnection() ? Then.NEXT : Then.CLOSE;
      then = route(head, in, body, then);
    } catch (BadMessageException e) {
      answers.refuse(e.status(), e.getMessage());
      then = Then.CLOSE;
    } catch (NoSuchFileException e) {
      refuse(head, Status.NOT_FOUND, then);
    } catch (AccessDeniedException e) {
      refuse(head, Status.FORBIDDEN, then);
    } catch (FileSystemException e) {
      // A file where a folder should be, or the other way round.
      refuse(head, Status.CONFLICT, then);
    }
    if (then == Then.CLOSE) {
      wire.linger();
    }
    return then == Then.NEXT;
  }

  private Then route(RequestHead head, WireInput in, BodyLength body, Then then)
      throws IOException {
    String path = TargetPath.decoded(head.target());
    Optional<ServedTree> tree = admit(head, path);
    if (tree.isEmpty()) {
      boolean login = door.asksForLogin(peer, path);
      if (login) {
        empty(head, Status.UNAUTHORIZED, LOGIN_WANTED, then);
      } else {
        refuse(head, Status.NOT_FOUND, then);
      }
      return then;
    }
    return switch (head.method()) {
      case "GET", "HEAD" -> download.answer(head, tree.get(), path, then);
      case "PUT", "POST" -> upload.answer(head, in, body, tree.get(), path);
      case "DELETE" -> {
        tree.get().delete(path);
        answers.empty(Status.NO_CONTENT, "", then);
        yield then;
      }
      default -> {
        empty(head, Status.METHOD_NOT_ALLOWED, METHODS, then);
        yield then;
      }
    };
  }

  /** What needs no login is given to a device that sends one all the same. */
  private Optional<ServedTree> admit(RequestHead head, String path) {
    Optional<ServedTree> free = door.admit(peer, path);
    if (free.isPresent()) {
      return free;
    }
    Optional<Login> login = BasicLogin.of(head.fields());
    return login.flatMap(each -> door.admit(peer, each.username(), each.password().reveal()));
  }

  private void refuse(RequestHead head, Status status, Then then) throws IOException {
    empty(head, status, "", then);
  }

  private void empty(RequestHead head, Status status, String fields, Then then) throws IOException {
    if (head.method().equals("HEAD")) {
      answers.empty(status, fields, then);
    } else {
      answers.text(status, fields, status.toString(), then);
    }
  }
}
