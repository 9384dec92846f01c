package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but what is meant to be seen can be seen. */
class HttpPathsTest {
  private static final byte[] IMAGE = TestHttp.bytes(1000);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.bin",
        "%2e%2e/outside.bin",
        "..%2foutside.bin",
        "%2e%2e%2foutside.bin",
        "..%5coutside.bin",
        "..\\outside.bin",
        "sub/../../outside.bin",
        "sub/%2e%2e/%2e%2e/outside.bin",
        "./../outside.bin",
        "..;/outside.bin",
        "%252e%252e/outside.bin",
        "..%252foutside.bin",
        "%c0%ae%c0%ae/outside.bin",
        "..%c0%afoutside.bin",
        "%uff0e%uff0e/outside.bin",
        "//etc/hostname",
        "/%2fetc/hostname",
        "%2fetc%2fhostname",
        "etc/hostname",
        "link.bin",
        "linked/outside.bin",
        "image.bin%00.txt",
        "image.bin/x",
        "sub",
        "sub/",
        "",
        ".",
        "..",
        "image.bin?download",
        "C:%5cwindows",
        "~root/.profile"
      })
  void nothingOutsideAFolderIsServed(String path) throws Exception {
    Path folder = Files.createDirectory(temp.resolve("served"));
    Files.createDirectory(folder.resolve("sub"));
    Files.write(folder.resolve("image.bin"), IMAGE);
    Files.writeString(temp.resolve("outside.bin"), "outside");
    Files.createSymbolicLink(folder.resolve("link.bin"), temp.resolve("outside.bin"));
    Files.createSymbolicLink(folder.resolve("linked"), temp);
    try (TestHttp test = TestHttp.start(builder -> builder.folder(folder).writable())) {
      assertThat(RawHttp.get(test.http(), path, "").status()).isIn(400, 403, 404);
      RawHttp.Answer put =
          RawHttp.ask(test.http(), "PUT /" + path + " HTTP/1.1\nHost: x\nContent-Length: 1\n\nx");
      if (path.contains("outside") && !path.contains("%25") && !path.startsWith("..;")) {
        assertThat(put.status()).isIn(400, 403, 404, 409);
      }
      assertThat(Files.readString(temp.resolve("outside.bin"))).isEqualTo("outside");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A%20b/im%C3%A4ge.bin", "%41%20b/im%c3%a4ge.bin", "/A%20b/im%C3%A4ge.bin"})
  void aNameIsDecodedOnce(String path) throws Exception {
    try (TestHttp test = TestHttp.start()) {
      test.publish("A b/imäge.bin", IMAGE);

      assertThat(RawHttp.get(test.http(), path, "").body()).isEqualTo(IMAGE);
      assertThat(RawHttp.get(test.http(), "A%2520b/im%C3%A4ge.bin", "").status()).isEqualTo(404);
    }
  }

  @Test
  void aFolderIsReadAndWrittenAndNotListed() throws Exception {
    Files.write(temp.resolve("image.bin"), IMAGE);
    try (TestHttp test = TestHttp.start(builder -> builder.folder(temp).writable())) {
      String new1 = "PUT /new.bin HTTP/1.1\nHost: x\nIf-None-Match: *\nContent-Length: 1\n\nx";
      assertThat(RawHttp.get(test.http(), "image.bin", "").body()).isEqualTo(IMAGE);
      assertThat(RawHttp.ask(test.http(), new1).status()).isEqualTo(201);
      assertThat(RawHttp.ask(test.http(), new1).status()).as("it is there now").isEqualTo(412);
      assertThat(RawHttp.get(test.http(), "", "").status()).isEqualTo(404);
      String delete = "DELETE /new.bin HTTP/1.1\nHost: x\n\n";
      assertThat(RawHttp.ask(test.http(), delete).status()).isEqualTo(204);
      assertThat(RawHttp.ask(test.http(), delete).status()).isEqualTo(404);
    }
  }

  @Test
  void aFolderForReadingIsNotWritten() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.folder(temp))) {
      String put = "PUT /new.bin HTTP/1.1\nHost: x\nContent-Length: 1\n\nx";
      assertThat(RawHttp.ask(test.http(), put).status()).isEqualTo(403);
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void theTagOfAFileChangesWithTheFile() throws Exception {
    Files.write(temp.resolve("image.bin"), IMAGE);
    try (TestHttp test = TestHttp.start(builder -> builder.folder(temp))) {
      String before = RawHttp.get(test.http(), "image.bin", "").field("etag");
      assertThat(RawHttp.get(test.http(), "image.bin", "").field("etag")).isEqualTo(before);
      Files.delete(temp.resolve("image.bin"));
      Files.write(temp.resolve("image.bin"), TestHttp.bytes(999));
      assertThat(RawHttp.get(test.http(), "image.bin", "").field("etag")).isNotEqualTo(before);
    }
  }
}
