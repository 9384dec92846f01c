package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every {@link FileServer} keeps the terms of an {@link Offering}. */
public abstract class OfferingContract extends FileServerFixture {
  /** Subclasses are test classes with nothing but a constructor. */
  protected OfferingContract(FileServerSubject subject) {
    super(subject);
  }

  private Offering image(int device) {
    return offering(
        new ServedFile.Outgoing(PATH, ImageContent.of(bytes(device)), bytes -> {}), device);
  }

  private void refusesToTake(String attempt, String path) {
    refuses(
        "to send " + attempt + ": " + path,
        () -> {
          send(address(), device(1), login(1), path, bytes(1));
          return path;
        });
  }

  private void complete(Publication publication) throws InterruptedException {
    Patience.until(
        "a transfer is complete",
        () -> publication.transfers().stream().anyMatch(each -> each.result() == Result.COMPLETE));
  }

  @Test
  void whatIsOfferedOnceIsFetchedAsAWholeOnce() throws Exception {
    try (Publication publication = server.publish(image(1).withUses(Offering.Uses.ONE_EACH))) {
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      complete(publication);

      refusesToFetch("what is offered once, a second time", 1, PATH);
    }
  }

  @Test
  void anOfferingEndsWhenItsTimeIsOver() throws Exception {
    Offering hour = image(1).withExpiry(clock.instant().plus(Duration.ofHours(1)));
    try (Publication publication = server.publish(hour)) {
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));

      clock.advance(Duration.ofHours(1));

      refusesToFetch("after the time of the offering", 1, PATH);
      assertThat(publication.offering()).isEqualTo(hour);
    }
  }

  @Test
  void whatRunsWhenTheTimeIsOverIsFinished() throws Exception {
    ServedFile file =
        new ServedFile.Outgoing(
            PATH,
            ImageContent.of(bytes(1)),
            bytes -> {
              if (bytes < SIZE) {
                clock.advance(Duration.ofHours(1));
              }
            });
    Offering hour = offering(file, 1).withExpiry(clock.instant().plus(Duration.ofHours(1)));
    try (Publication publication = server.publish(hour)) {
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      complete(publication);
      assertThat(clock.instant()).as("over while it ran").isAfterOrEqualTo(hour.expiry());

      refusesToFetch("after the time of the offering", 1, PATH);
    }
  }

  @Test
  void pathAndUserOfAnOfferingThatIsOverAreFree() throws Exception {
    Offering hour = image(1).withExpiry(clock.instant().plus(Duration.ofHours(1)));
    Offering once = image(1).withUses(Offering.Uses.ONE_EACH);
    Publication first = server.publish(hour);
    clock.advance(Duration.ofHours(1));
    try (Publication second = server.publish(once)) {
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      complete(second);
      try (Publication third = server.publish(image(1))) {
        first.close();
        assertThat(fetch(1, PATH)).as("after the one that is over was closed").isEqualTo(bytes(1));
        complete(third);
      }
      assertThat(second.transfers()).hasSize(1);
    }
  }

  @Test
  void noMorePassesThanIsAllowed() throws Exception {
    try (Publication publication = server.publish(image(1).withMaxBytes(SIZE + SIZE / 2))) {
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      complete(publication);

      refusesToFetch("more bytes than the offering allows", 1, PATH);
      refusesToFetch("and once more", 1, PATH);
      assertThat(publication.transfers())
          .filteredOn(each -> each.result() == Result.COMPLETE)
          .hasSize(1);
    }
  }

  @Test
  void theDigestOfWhatWasSentIsRecorded() throws Exception {
    try (Publication publication = server.publish(image(1))) {
      fetch(1, PATH);
      complete(publication);

      TransferRecord record = publication.transfers().get(0);
      assertThat(record.digest()).contains(sha256(bytes(1)));
      assertThat(record.protocol()).isEqualTo(protocol());
    }
  }

  @Test
  void aWrongLoginIsRefused() throws Exception {
    assumeThat(protocol()).isNotEqualTo(TransferProtocol.TFTP);
    try (Publication publication = server.publish(image(1))) {
      String user = login(1).orElseThrow().username();
      for (Login wrong :
          List.of(
              new Login(user, Secret.of("password2")),
              new Login(user, Secret.of("")),
              new Login("anonymous", Secret.of("me@example.net")),
              new Login("root", Secret.of("password1")))) {
        refuses(
            "a wrong login: " + wrong.username(),
            () -> fetch(address(), device(1), Optional.of(wrong), PATH));
      }
      assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
    }
  }

  @Test
  void theRightLoginFromAnotherAddressIsRefused() throws Exception {
    try (Publication publication = server.publish(image(1))) {
      refuses(
          "another device, with the login of the first",
          () -> fetch(address(), device(2), login(1), PATH));
      assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
    }
  }

  @Test
  void theLoginOfOneDeviceDoesNotOpenTheFileOfAnother() throws Exception {
    assumeThat(protocol()).isNotEqualTo(TransferProtocol.TFTP);
    ServedFile other = new ServedFile.Outgoing("other/image", ImageContent.of(bytes(2)), b -> {});
    try (Publication first = server.publish(image(1));
        Publication second = server.publish(offering(other, 2))) {
      refuses(
          "a device, with its own login, the file of another",
          () -> fetch(address(), device(1), login(1), "other/image"));
      assertThat(first.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
      assertThat(second.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
    }
  }

  @Test
  void aUserNameIsGivenOnce() throws Exception {
    assumeThat(protocol()).isNotEqualTo(TransferProtocol.TFTP);
    Offering again =
        image(2).withLogin(new Login(login(1).orElseThrow().username(), Secret.of("x")));
    try (Publication publication = server.publish(image(1))) {
      assertThatThrownBy(() -> server.publish(again)).isInstanceOf(IllegalStateException.class);
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      assertThat(publication.transfers()).isNotEmpty();
    }
  }

  @Test
  void whatADeviceSendsArrives() throws Exception {
    MemorySink sink = new MemorySink();
    try (Publication publication =
        server.publish(offering(new ServedFile.Incoming(PATH, SIZE, sink), 1))) {
      send(address(), device(1), login(1), PATH, bytes(1));

      Patience.until("the transfer is over", () -> !sink.ended().isEmpty());
      assertThat(sink.bytes()).isEqualTo(bytes(1));
      assertThat(sink.ended().get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(sink.ended().get(0).bytes()).isEqualTo(SIZE);
      assertThat(sink.ended().get(0).digest()).contains(sha256(bytes(1)));
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @Test
  void anEmptyFileIsSentToo() throws Exception {
    MemorySink sink = new MemorySink();
    try (Publication publication =
        server.publish(offering(new ServedFile.Incoming(PATH, SIZE, sink), 1))) {
      send(address(), device(1), login(1), PATH, new byte[0]);

      Patience.until("the transfer is over", () -> !sink.ended().isEmpty());
      assertThat(sink.bytes()).isEmpty();
      assertThat(sink.ended().get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(sink.ended().get(0).bytes()).isZero();
      assertThat(sink.ended().get(0).digest()).contains(sha256(new byte[0]));
      assertThat(publication.transfers())
          .singleElement()
          .satisfies(each -> assertThat(each.result()).isEqualTo(Result.COMPLETE));
    }
  }

  @Test
  void moreThanWasAnnouncedIsNotTaken() throws Exception {
    MemorySink sink = new MemorySink();
    try (Publication publication =
        server.publish(offering(new ServedFile.Incoming(PATH, SIZE - 1, sink), 1))) {
      refusesToTake("more than was announced", PATH);
      assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
      assertThat(sink.bytes().length).isLessThan(SIZE);
    }
  }

  @Test
  void whatWasNotAnnouncedIsNotTaken() throws Exception {
    try (Publication publication = server.publish(image(1))) {
      for (String path : List.of(PATH, "new.bin", "../new.bin", "/images/new.bin", PATH + "/new")) {
        refusesToTake("what was not announced", path);
      }
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      assertThat(publication.transfers()).isNotEmpty();
    }
  }

  @Test
  void severalFilesOfOneOfferingAreFetchedEachByItsPath() throws Exception {
    Offering two =
        new Offering(
            List.of(
                new ServedFile.Outgoing("ap/one", ImageContent.of(bytes(3)), bytes -> {}),
                new ServedFile.Outgoing("ap/two", ImageContent.of(bytes(4)), bytes -> {})),
            java.util.Set.of(device(1), device(2)),
            login(1),
            Offering.Uses.ONE_EACH,
            clock.instant().plus(Duration.ofHours(1)),
            Long.MAX_VALUE);
    try (Publication publication = server.publish(two)) {
      assertThat(fetch(address(), device(1), login(1), "ap/one")).isEqualTo(bytes(3));
      assertThat(fetch(address(), device(2), login(1), "ap/two")).isEqualTo(bytes(4));
      assertThat(publication.transfers()).hasSize(2);
    }
  }

  private static Digest sha256(byte[] bytes) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return new Digest(DigestAlgorithm.SHA_256, HexFormat.of().formatHex(digest));
  }
}
