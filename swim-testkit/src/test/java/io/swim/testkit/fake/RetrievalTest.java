package io.swim.testkit.fake;

import static io.swim.testkit.fake.RetrievalHost.START;
import static io.swim.testkit.fake.RetrievalHost.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.event.EngineEvent;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.retrieval.Period;
import io.swim.retrieval.Recurrence;
import io.swim.retrieval.RetrievalPlan;
import io.swim.retrieval.RetrievalSource;
import io.swim.retrieval.RetrievedFile;
import io.swim.retrieval.RetrievedFile.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a retrieval plan fetches, and what it says of it. */
class RetrievalTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ImageId IMAGE = new ImageId("ios.bin");

  @TempDir Path folder;
  private RetrievalHost host;
  private UpgradeEngine engine;

  @BeforeEach
  void make() throws Exception {
    host = new RetrievalHost(folder.resolve("store"));
    host.server.files.put("/images/ios.bin", "image 1.0");
    engine = host.engine(host.time);
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static RetrievalPlan hourly() {
    return RetrievalPlan.of(
        "plan", Recurrence.of(Period.HOURLY, START, UTC), at("/images/ios.bin"));
  }

  private void passHours(int hours) {
    host.time.runUntil(host.time.clock().instant().plus(Duration.ofHours(hours)));
  }

  private RetrievedFile only() {
    return host.only("plan");
  }

  @Test
  void anImageIsFetchedWhenThePlanIsDue() {
    RetrievalPlan plan =
        hourly()
            .withRecurrence(Recurrence.of(Period.HOURLY, START.plus(Duration.ofMinutes(90)), UTC))
            .withDescription("of the mirror");
    engine.retrievals().save(plan);

    host.time.runUntil(START.plus(Duration.ofMinutes(89)));
    assertThat(host.server.reads).isEmpty();
    assertThat(host.stored("plan").nextRun()).contains(START.plus(Duration.ofMinutes(90)));
    host.time.runUntil(START.plus(Duration.ofMinutes(91)));

    SoftwareImage image = engine.images().find(IMAGE).orElseThrow();
    assertThat(image.version()).isEqualTo("1.0");
    assertThat(image.description()).isEqualTo("of the mirror");
    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(only().image()).contains(IMAGE);
    assertThat(only().file()).isEqualTo("ftp://10.0.0.1/images/ios.bin");
    assertThat(host.stored("plan").lastRun().orElseThrow().begunAt())
        .isEqualTo(START.plus(Duration.ofMinutes(90)));
    assertThat(host.stored("plan").lastRun().orElseThrow().notTaken()).isEmpty();
    assertThat(host.stored("plan").nextRun()).contains(START.plus(Duration.ofMinutes(150)));
    assertThat(host.stored("plan").claim()).isEmpty();
  }

  @Test
  void aFileThatDidNotChangeIsNotReadAgain() {
    engine.retrievals().save(hourly());

    passHours(5);

    assertThat(host.server.reads).hasSize(1);
    assertThat(only().result()).isEqualTo(Result.UNCHANGED);
    assertThat(only().isThere()).isTrue();
  }

  @Test
  void whereTheServerCanNotTellTheFileIsReadAgainAndADuplicateIsNoFailure() {
    host.server.tellsRevisions = false;
    engine.retrievals().save(hourly());
    host.time.runUntil(START);
    SoftwareImage first = engine.images().find(IMAGE).orElseThrow();

    passHours(5);

    assertThat(host.server.reads).hasSize(6);
    assertThat(only().result()).isEqualTo(Result.PRESENT);
    assertThat(only().isThere()).isTrue();
    assertThat(engine.images().find(IMAGE)).contains(first);
  }

  @Test
  void otherBytesUnderTheNameAreRefusedOnceAndSayWhy() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);

    host.server.files.put("/images/ios.bin", "image 1.1");
    passHours(3);

    assertThat(host.server.reads).hasSize(2);
    assertThat(only().result()).isEqualTo(Result.UNCHANGED);
    assertThat(only().code()).contains(ErrorCode.IMAGE_DUPLICATE);
    assertThat(only().message()).contains("other bytes");
    assertThat(host.stored("plan").lastRun().orElseThrow().notTaken()).hasSize(1);
    assertThat(engine.images().find(IMAGE).orElseThrow().version()).isEqualTo("1.0");
  }

  @Test
  void otherBytesAreTakenAsSoonAsTheOldImageIsDeleted() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);
    host.server.files.put("/images/ios.bin", "image 1.1");
    passHours(3);

    engine.images().delete(IMAGE);
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(engine.images().find(IMAGE).orElseThrow().version()).isEqualTo("1.1");
  }

  @Test
  void otherBytesTakeThePlaceOfTheImageWhereThePlanSaysSo() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);
    host.server.files.put("/images/ios.bin", "image 1.1");
    passHours(1);

    engine.retrievals().save(hourly().withDuplicates(ImageImport.Duplicates.OVERWRITE));
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(engine.images().find(IMAGE).orElseThrow().version()).isEqualTo("1.1");
  }

  @Test
  void whatIsNoImageSaysSoAndIsReadAgainWhenItHasChanged() {
    host.server.files.put("/images/ios.bin", "hello");
    engine.retrievals().save(hourly());

    passHours(3);
    assertThat(host.server.reads).hasSize(1);
    assertThat(only().result()).isEqualTo(Result.UNCHANGED);
    assertThat(only().code()).contains(ErrorCode.IMAGE_UNRECOGNISED);
    assertThat(only().message()).contains("5 bytes");
    host.server.files.put("/images/ios.bin", "image 1.0");
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
  }

  @Test
  void aSilentServerIsAskedAgainAndNothingIsForgotten() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);

    host.server.isSilent = true;
    passHours(2);
    assertThat(only().result()).isEqualTo(Result.FAILED);
    assertThat(only().code()).contains(ErrorCode.SOURCE_FAILED);
    assertThat(only().message()).contains("silent");
    assertThat(only().isThere()).isFalse();
    host.server.isSilent = false;
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.UNCHANGED);
    assertThat(only().isThere()).isTrue();
    assertThat(only().message()).isEmpty();
    assertThat(host.server.reads).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereYetIsFetchedWhenItIs() {
    host.server.files.clear();
    engine.retrievals().save(hourly());
    host.time.runUntil(START);
    assertThat(only().result()).isEqualTo(Result.FAILED);
    assertThat(only().message()).contains("No such file");

    host.server.files.put("/images/ios.bin", "image 1.0");
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
  }

  @Test
  void anImageThatWasDeletedIsFetchedAgain() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);

    engine.images().delete(IMAGE);
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(host.server.reads).hasSize(2);
  }

  @Test
  void theLoginIsAskedOfTheHostAndStoredNowhere() {
    host.server.login = Optional.of(new Login("mirror", Secret.of("s3cret-mirror")));
    List<EngineEvent> events = new ArrayList<>();
    engine.addListener(events::add);
    engine.retrievals().save(hourly());

    host.time.runUntil(START);
    assertThat(only().code()).contains(ErrorCode.SOURCE_FAILED);
    assertThat(only().message()).contains("refuses the login");
    host.logins.put("another plan", host.server.login.get());
    passHours(1);
    assertThat(only().result()).isEqualTo(Result.FAILED);
    host.logins.put("plan", host.server.login.get());
    passHours(1);

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(host.retrievals.list().toString() + events).doesNotContain("s3cret");
    assertThat(host.retrievals.list().toString() + events).doesNotContain("username");
  }

  @Test
  void aPlanHoldsNoLogin() {
    Login login = new Login("mirror", Secret.of("s3cret-mirror"));

    assertThatThrownBy(
            () -> RetrievalPlan.of("plan", Recurrence.once(START), at("a").withLogin(login)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ftp://10.0.0.1/a")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void everyFileOfAFolderIsTakenAndOneBadOneKeepsNoneAway() throws Exception {
    Path drop = Files.createDirectories(folder.resolve("drop/deeper"));
    Files.writeString(drop.resolve("deep.bin"), "image 9.9");
    drop = drop.getParent();
    Files.writeString(drop.resolve("b.bin"), "image 1.0");
    Files.writeString(drop.resolve("a.bin"), "hello");
    Files.writeString(drop.resolve("c.bin"), "image 2.0");
    Files.writeString(drop.resolve("d.txt"), "image 3.0");
    Files.writeString(drop.resolve(".e.bin"), "image 4.0");
    engine
        .retrievals()
        .save(hourly().withSources(List.of(new RetrievalSource.Folder(drop, "*.bin"))));

    host.time.runUntil(START);

    assertThat(engine.images().list())
        .extracting(SoftwareImage::fileName)
        .containsExactly("b.bin", "c.bin");
    assertThat(host.found("plan"))
        .extracting(RetrievedFile::result)
        .containsExactly(Result.REFUSED, Result.IMPORTED, Result.IMPORTED);
    Files.writeString(drop.resolve("f.bin"), "image 5.0");
    passHours(1);
    assertThat(host.found("plan"))
        .extracting(RetrievedFile::result)
        .containsExactly(Result.UNCHANGED, Result.UNCHANGED, Result.UNCHANGED, Result.IMPORTED);
  }

  @Test
  void aFolderThatIsNotThereIsToldAndTheOtherSourcesAreLookedAt() {
    engine
        .retrievals()
        .save(
            hourly()
                .withSources(
                    List.of(
                        RetrievalSource.Folder.of(folder.resolve("missing")),
                        new RetrievalSource.One(at("/images/ios.bin")))));

    host.time.runUntil(START);

    List<RetrievedFile> found = host.found("plan");
    assertThat(found)
        .extracting(RetrievedFile::result)
        .containsExactly(Result.FAILED, Result.IMPORTED);
    assertThat(found.get(0).message()).contains("missing");
  }

  @Test
  void aPlanForOneTimeIsDoneOnceAndStays() {
    engine
        .retrievals()
        .save(hourly().withRecurrence(Recurrence.once(START.minus(Duration.ofDays(1)))));

    passHours(48);

    assertThat(host.server.reads).hasSize(1);
    assertThat(host.stored("plan").nextRun()).isEmpty();
    assertThat(only().result()).isEqualTo(Result.IMPORTED);
  }

  @Test
  void aDisabledPlanRestsAndWhatItMissedIsNotMadeUpFor() {
    engine.retrievals().save(hourly().withActivity(RetrievalPlan.Activity.DISABLED));
    passHours(5);
    host.time.runUntil(START.plus(Duration.ofMinutes(330)));
    assertThat(host.server.reads).isEmpty();
    assertThatThrownBy(() -> engine.retrievals().runNow("plan"))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));

    engine.retrievals().save(hourly());

    assertThat(host.stored("plan").nextRun()).contains(START.plus(Duration.ofHours(6)));
    passHours(1);
    assertThat(host.server.reads).hasSize(1);
  }

  @Test
  void aPlanIsRunAtOnceWhenAskedForAndThenAsBefore() {
    Instant monthly = START.plus(Duration.ofDays(10));
    engine.retrievals().save(hourly().withRecurrence(Recurrence.of(Period.MONTHLY, monthly, UTC)));
    host.time.runUntil(START.plusSeconds(10));

    engine.retrievals().runNow("plan");
    host.time.runUntil(START.plusSeconds(11));

    assertThat(only().result()).isEqualTo(Result.IMPORTED);
    assertThat(host.stored("plan").nextRun()).contains(monthly);
  }

  @Test
  void aDeletedPlanIsNotRunAndItsImagesStay() {
    engine.retrievals().save(hourly());
    host.time.runUntil(START);

    engine.retrievals().delete("plan");
    engine.retrievals().delete("plan");
    host.server.files.put("/images/ios.bin", "image 1.1");
    passHours(3);

    assertThat(host.server.reads).hasSize(1);
    assertThat(engine.retrievals().list()).isEmpty();
    assertThat(engine.images().find(IMAGE)).isPresent();
  }

  @Test
  void listenersAreToldWhatCameOfEachRun() {
    List<EngineEvent.Retrieved> told = new ArrayList<>();
    engine.addListener(
        event -> {
          if (event instanceof EngineEvent.Retrieved retrieved) {
            told.add(retrieved);
          }
        });
    engine.retrievals().save(hourly());

    passHours(2);

    assertThat(told)
        .extracting(each -> each.retrieval().lastRun().orElseThrow().files().get(0).result())
        .containsExactly(Result.IMPORTED, Result.UNCHANGED, Result.UNCHANGED);
    assertThat(told.get(2).retrieval()).isEqualTo(host.stored("plan"));
  }
}
