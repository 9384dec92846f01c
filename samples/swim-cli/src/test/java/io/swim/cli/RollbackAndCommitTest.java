package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.SimulatedFix;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Software that is on a device already gets its turn again, or for good. */
class RollbackAndCommitTest {
  private static final String OLD = "12.2(55)SE3";
  private static final String[] QUICK = {
    "--reboot-wait=20", "--poll-interval=0.2", "--confirm-interval=0.2"
  };

  /** Boots of a device that counts whole seconds. */
  private static final Duration TOLD_APART = Duration.ofSeconds(6);

  @TempDir Path folder;

  private static Ran run(Lab lab, String[] more, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return lab.swim(all.toArray(String[]::new));
  }

  private static Ran upgraded(Lab lab, String image, String... more) {
    List<String> words =
        new ArrayList<>(List.of("upgrade", "--image", image, "--devices=sw-01", "--transfer=FTP"));
    words.addAll(List.of("--ftp-port=0", "--start=SSH"));
    words.addAll(List.of(more));
    return run(lab, QUICK, words.toArray(String[]::new));
  }

  @Test
  void aDeviceGetsBackTheImageThatItRan() throws IOException {
    SimulatedImage before = SimulatedImage.builder().version(OLD).build();
    String old = "flash:" + before.fileName();
    try (Lab lab = new Lab(folder, fleet -> fleet.version("15.0(2)SE11").moreImages(before))) {
      String[] back = {"rollback", "--devices=sw-01", "--version", OLD, "--file", old};
      Ran judged = run(lab, new String[] {"--dry-run"}, back);
      assertThat(judged.code()).as(judged.out() + judged.err()).isZero();
      assertThat(judged.out()).contains("it ran " + OLD + " from " + old);
      assertThat(lab.device(0).rebootCount()).isZero();

      Ran done = run(lab, QUICK, back);

      assertThat(done.code()).as(done.out() + done.err()).isZero();
      assertThat(done.out()).contains("SUCCESS");
      assertThat(lab.device(0).runningVersion()).isEqualTo(OLD);
      assertThat(lab.device(0).bootVariables().get(0)).contains(before.fileName());
      assertThat(lab.device(0).rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void whatTheLastUpgradeDidIsTakenBackWithoutTellingWhatItWas() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.version(OLD))) {
      assertThat(lab.swim("rollback", "--devices=sw-01").err())
          .contains("no upgrade that succeeded is known of sw-01");
      String id = Path.of(lab.image()).getFileName().toString();
      assertThat(lab.swim("image", "import", lab.image()).code()).isZero();
      assertThat(lab.swim("image", "group", "create", "access", id).code()).isZero();
      Ran up =
          run(
              lab,
              QUICK,
              "upgrade",
              "--group=access",
              "--devices=sw-01",
              "--transfer=FTP",
              "--ftp-port=0",
              "--start=SSH",
              "--json");
      assertThat(up.code()).as(up.out() + up.err()).isZero();
      assertThat(lab.device(0).runningVersion()).isNotEqualTo(OLD);
      String run = up.json().get("run").asText();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> lab.device(0).uptime().compareTo(TOLD_APART) > 0);

      Ran other = lab.swim("rollback", "--devices=sw-01", "--run=" + run + "0", "--dry-run");
      assertThat(other.code()).isEqualTo(2);
      assertThat(other.err()).contains(run + "0", "--version");
      Ran judged = lab.swim("rollback", "--devices=sw-01", "--run=" + run, "--dry-run");
      assertThat(judged.out()).contains("it ran " + OLD + " from flash:");
      Ran back = run(lab, QUICK, "rollback", "--devices=sw-01");

      assertThat(back.code()).as(back.out() + back.err()).isZero();
      assertThat(lab.device(0).runningVersion()).isEqualTo(OLD);
    }
  }

  @Test
  void aFixThatTheLastUpgradeInstalledIsTakenAway() throws IOException {
    SimulatedModel model = SimulatedModels.catalyst9300();
    try (Lab lab = new Lab(folder, fleet -> fleet.model(model))) {
      lab.edit(text -> text.replace("platform: cisco-ios", "platform: cisco-iosxe"));
      String version = lab.device(0).runningVersion();
      SimulatedFix fix = new SimulatedFix(model, version, "CSCvx12345", false);
      Path file = folder.resolve(fix.fileName());
      fix.writeTo(file);
      Ran there = upgraded(lab, file + "");
      assertThat(there.code()).as(there.out() + there.err()).isZero();
      assertThat(lab.device(0).installedFixes()).hasSize(1);

      Ran back = run(lab, QUICK, "rollback", "--devices=sw-01");

      assertThat(back.code()).as(back.out() + back.err()).isZero();
      assertThat(back.out()).contains("SUCCESS");
      assertThat(lab.device(0).installedFixes()).isEmpty();
      assertThat(lab.device(0).runningVersion()).isEqualTo(version);
    }
  }

  @Test
  void anImageThatIsNotThereAnyMoreIsRefusedBeforeAnything() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.version(OLD))) {
      String[] back = {"rollback", "--devices=sw-01", "--version=12.1(1)", "--file=flash:gone.bin"};

      Ran judged = run(lab, new String[] {"--dry-run"}, back);
      Ran done = run(lab, QUICK, back);

      assertThat(judged.code()).isEqualTo(1);
      assertThat(judged.out()).contains("previous-image-missing");
      assertThat(done.code()).isEqualTo(1);
      assertThat(done.out()).contains("gone.bin", "not on the device any more");
      assertThat(lab.device(0).rebootCount()).isZero();
    }
  }

  @Test
  void withoutAFileADeviceThatBootsOneIsLeftAsItIs() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.version(OLD))) {
      List<String> boots = lab.device(0).savedBootVariables();

      Ran done = run(lab, QUICK, "rollback", "--devices=sw-01", "--version=12.1(1)");

      assertThat(done.code()).as(done.out()).isEqualTo(1);
      assertThat(lab.device(0).rebootCount()).isZero();
      assertThat(lab.device(0).savedBootVariables()).isEqualTo(boots);
    }
  }

  @Test
  void whatIsOnTrialIsCommittedLater() throws IOException {
    SimulatedModel model = SimulatedModels.catalyst9300();
    try (Lab lab = new Lab(folder, fleet -> fleet.model(model))) {
      lab.edit(text -> text.replace("platform: cisco-ios", "platform: cisco-iosxe"));
      SimulatedImage image = SimulatedImage.builder().model(model).build();
      Path file = folder.resolve(image.fileName());
      image.writeTo(file);
      Ran there = upgraded(lab, file + "", "--commit=later");
      assertThat(there.code()).as(there.out() + there.err()).isZero();
      String version = lab.device(0).runningVersion();

      Ran wrong = lab.swim("commit", "--devices=sw-01", "--version=1.2.3");
      assertThat(wrong.code()).as(wrong.out()).isEqualTo(1);
      assertThat(wrong.out()).contains("1.2.3 was to be committed");
      Ran judged = lab.swim("commit", "--devices=sw-01", "--version", version, "--dry-run");
      assertThat(judged.code()).as(judged.out() + judged.err()).isZero();

      Ran done = lab.swim("commit", "--devices=sw-01", "--version", version);

      assertThat(done.code()).as(done.out() + done.err()).isZero();
      assertThat(lab.device(0).runningVersion()).isEqualTo(version);
      assertThat(lab.device(0).rebootCount()).isEqualTo(1);
      assertThat(Files.exists(lab.data())).isTrue();
    }
  }

  @Test
  void whatMakesNoSenseIsUsage() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      assertThat(lab.swim("commit", "--devices=sw-01").code()).isEqualTo(2);
      assertThat(lab.swim("commit", "--devices=sw-01", "--version= ").code()).isEqualTo(2);
      assertThat(lab.swim("rollback", "--devices=sw-01").code()).isEqualTo(2);
      assertThat(lab.swim("rollback", "--devices=none", "--version=1").code()).isEqualTo(2);
      assertThat(lab.swim("rollback", "--devices=sw-01", "--file=flash:a.bin").code()).isEqualTo(2);
      assertThat(lab.swim("rollback", "--devices=sw-01", "--version=1", "--run=a").code())
          .isEqualTo(2);
    }
  }
}
