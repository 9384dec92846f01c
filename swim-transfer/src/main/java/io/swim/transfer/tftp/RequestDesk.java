package io.swim.transfer.tftp;

import io.swim.image.ImageContent;
import io.swim.spi.ServedFile;
import io.swim.transfer.serving.Catalog;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.Offer;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.Running;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.Kind;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests into sessions, or into refusals. Thread-safe. */
final class RequestDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);
  private static final Error NOT_FOUND = new Error(TftpError.FILE_NOT_FOUND, "File not found");
  private static final Error NO_ACCESS = new Error(TftpError.ACCESS_VIOLATION, "Access violation");
  private static final Error NO_SUCH_MODE = new Error(TftpError.ILLEGAL_OPERATION, "Unknown mode");
  private static final Error NOT_READABLE = new Error(TftpError.NOT_DEFINED, "File can't be read");

  private final Session.Shared shared;
  private final Catalog catalog;
  private final Optional<FolderTree> folder;
  private final List<EventLoop> loops;
  private final AtomicInteger turn = new AtomicInteger();

  RequestDesk(
      Session.Shared shared, Catalog catalog, Optional<FolderTree> folder, List<EventLoop> loops) {
    this.shared = shared;
    this.catalog = catalog;
    this.folder = folder;
    this.loops = loops;
  }

  /** Where a refusal goes. */
  interface Refusal {
    void send(Error error);
  }

  void handle(Request request, SessionTable.Key key, Refusal refusal) {
    Optional<Session> known = shared.table().find(key);
    if (known.isPresent()) {
      Session session = known.get();
      Runnable anew = () -> open(request, key, refusal);
      session.loop().execute(() -> session.requestedAgain(request, anew));
    } else {
      open(request, key, refusal);
    }
  }

  private void open(Request request, SessionTable.Key key, Refusal refusal) {
    Optional<TftpMode> mode = TftpMode.of(request.mode());
    if (mode.isEmpty()) {
      catalog.refused(
          key.peer().getAddress(),
          Printable.of(request.file()) + " in mode " + Printable.of(request.mode()) + ": unknown");
      refusal.send(NO_SUCH_MODE);
    } else if (request.kind() == Kind.READ) {
      openRead(request, mode.get(), key, refusal);
    } else {
      openWrite(request, key, refusal);
    }
  }

  private void openRead(Request request, TftpMode mode, SessionTable.Key key, Refusal refusal) {
    InetAddress peer = key.peer().getAddress();
    if (!shared.table().hasRoomFor(peer)) {
      full(key);
      return;
    }
    Optional<Offer> offer = catalog.outgoing(peer, request.file());
    try {
      if (offer.isPresent()) {
        ImageContent content = offer.get().content();
        ServedFile.Outgoing file = (ServedFile.Outgoing) offer.get().file();
        DownloadSession.Source source =
            new DownloadSession.Source(content, content.sizeBytes(), file.progress(), () -> {});
        seat(read(request, mode, key, offer, source), offer, refusal);
        return;
      }
      if (folder.isEmpty()) {
        catalog.refused(peer, Printable.of(request.file()) + " is not offered to it");
        refusal.send(NOT_FOUND);
        return;
      }
      ImageContent content = folder.get().open(request.file());
      DownloadSession.Source source =
          new DownloadSession.Source(content, content.sizeBytes(), acknowledged -> {}, content);
      if (!seat(read(request, mode, key, Optional.empty(), source), Optional.empty(), refusal)) {
        content.close();
      }
    } catch (AccessDeniedException e) {
      refuse(request, peer, NO_ACCESS, refusal);
    } catch (FileSystemException e) {
      refuse(request, peer, NOT_FOUND, refusal);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} can't be read for {}", Printable.of(request.file()), key.peer(), e);
      refuse(request, peer, NOT_READABLE, refusal);
    }
  }

  private void refuse(Request request, InetAddress peer, Error error, Refusal refusal) {
    catalog.refused(peer, "read of " + Printable.of(request.file()) + ": " + error.message());
    refusal.send(error);
  }

  private Session read(
      Request request,
      TftpMode mode,
      SessionTable.Key key,
      Optional<Offer> offer,
      DownloadSession.Source source) {
    boolean sizeKnown = mode == TftpMode.OCTET;
    OptionalLong size = sizeKnown ? OptionalLong.of(source.size()) : OptionalLong.empty();
    Negotiation options = Negotiation.of(request, shared.settings(), size);
    return new DownloadSession(shared, nextLoop(), key, request, options, offer, source);
  }

  private void openWrite(Request request, SessionTable.Key key, Refusal refusal) {
    Optional<Offer> upload = catalog.incoming(key.peer().getAddress(), request.file());
    if (upload.isEmpty()) {
      refuseWrite(request, key, refusal);
      return;
    }
    Offer found = upload.get();
    List<Running> earlier = found.running();
    if (!earlier.isEmpty()) {
      // A device that tries again from another port: one sink takes one transfer at a time.
      Session first = (Session) earlier.get(0);
      first
          .loop()
          .execute(
              () -> {
                first.close("The device began anew");
                openWrite(request, key, refusal);
              });
      return;
    }
    Negotiation options = Negotiation.of(request, shared.settings(), OptionalLong.empty());
    Session session = new UploadSession(shared, nextLoop(), key, request, options, found);
    if (!shared.table().add(session)) {
      full(key);
    } else if (found.attachAlone(session)) {
      session.loop().execute(session::begin);
    } else {
      shared.table().remove(session);
      if (found.running().isEmpty()) {
        refuseWrite(request, key, refusal);
      }
    }
  }

  private void refuseWrite(Request request, SessionTable.Key key, Refusal refusal) {
    catalog.refused(
        key.peer().getAddress(), "to send " + Printable.of(request.file()) + " was not expected");
    refusal.send(NO_ACCESS);
  }

  private boolean seat(Session session, Optional<Offer> offer, Refusal refusal) {
    if (!shared.table().add(session)) {
      full(session.key());
      return false;
    }
    if (offer.isPresent() && !offer.get().attach(session)) {
      shared.table().remove(session);
      refuse(session.request, session.key().peer().getAddress(), NOT_FOUND, refusal);
      return false;
    }
    session.loop().execute(session::begin);
    return true;
  }

  /** No answer: the device asks again, and by then there may be room. */
  private void full(SessionTable.Key key) {
    LOG.debug("TFTP request of {} dropped: too many sessions", key.peer());
    catalog.refused(key.peer().getAddress(), "there are too many transfers already");
  }

  private EventLoop nextLoop() {
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }
}
