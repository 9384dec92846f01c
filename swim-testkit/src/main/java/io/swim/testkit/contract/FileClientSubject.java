package io.swim.testkit.contract;

import io.swim.spi.FileService;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server for {@link FileClientContract}, with a folder of its own that is empty, and what tells
 * how that really is.
 */
public interface FileClientSubject extends AutoCloseable {
  /**
   * How it is logged in to: where the files of the folder are named without one. With the login of
   * one who may do everything that the server can do, if it has logins.
   */
  FileService service();

  /** Puts a file there, over one that is there. */
  void put(String file, byte[] bytes) throws IOException;

  /** The bytes of a file, if it is there. */
  Optional<byte[]> get(String file) throws IOException;

  /** The client will write that file: for a server that takes only what it knows of. */
  default void expect(String file) throws IOException {}

  /** Ends the server; from then on nobody answers. May be called twice. */
  @Override
  void close() throws IOException;

  /**
   * A server of this machine.
   *
   * @param folder what it serves
   * @param server closed with it, such as {@code server::close}
   */
  static FileClientSubject of(FileService service, Path folder, Closeable server) {
    return new FileClientSubject() {
      @Override
      public FileService service() {
        return service;
      }

      @Override
      public void put(String file, byte[] bytes) throws IOException {
        Files.write(folder.resolve(file), bytes);
      }

      @Override
      public Optional<byte[]> get(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
      }

      @Override
      public void close() throws IOException {
        server.close();
      }
    };
  }
}
