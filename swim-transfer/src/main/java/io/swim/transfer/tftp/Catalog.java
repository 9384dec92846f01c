package io.swim.transfer.tftp;

import io.swim.spi.PublishedFile;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What may be read and written now, and by whom. Thread-safe. */
final class Catalog {
  private record Key(InetAddress peer, String path) {
    /** Devices differ in whether they send the slash after the host of a URL. */
    static Key of(InetAddress peer, String path) {
      int start = 0;
      while (start < path.length() && path.charAt(start) == '/') {
        start++;
      }
      return new Key(peer, path.substring(start));
    }
  }

  private final Map<Key, LivePublication> publications = new ConcurrentHashMap<>();
  private final Map<Key, LiveUpload> uploads = new ConcurrentHashMap<>();

  LivePublication publish(PublishedFile file) {
    Key key = Key.of(file.peer(), file.path());
    LivePublication publication = new LivePublication(file, new Offer(), this);
    if (publications.putIfAbsent(key, publication) != null) {
      throw new IllegalStateException(file.path() + " is already published to " + key.peer());
    }
    return publication;
  }

  LiveUpload announce(String path, InetAddress peer, long maxBytes, UploadSink sink) {
    Key key = Key.of(peer, path);
    LiveUpload upload = new LiveUpload(path, peer, maxBytes, sink, new Offer(), this);
    if (uploads.putIfAbsent(key, upload) != null) {
      throw new IllegalStateException(path + " is already announced for " + peer);
    }
    return upload;
  }

  Optional<LivePublication> publication(InetAddress peer, String path) {
    return Optional.ofNullable(publications.get(Key.of(peer, path)));
  }

  Optional<LiveUpload> upload(InetAddress peer, String path) {
    return Optional.ofNullable(uploads.get(Key.of(peer, path)));
  }

  void withdraw(LivePublication publication) {
    PublishedFile file = publication.file();
    publications.remove(Key.of(file.peer(), file.path()), publication);
  }

  void withdraw(LiveUpload upload) {
    uploads.remove(Key.of(upload.peer(), upload.path()), upload);
  }
}
