package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tells recorded devices apart by what {@code show version} prints. */
class RecordedOutputTest {
  /** The platforms that take it for theirs. */
  private static List<String> platforms(String output) {
    List<String> found = new ArrayList<>();
    Platforms.bundled()
        .definitions()
        .forEach(
            each -> {
              if (each.detection().byOutput(output)) {
                found.add(each.id().value());
              }
            });
    return found;
  }

  private static String expected(Path capture) {
    return Recorded.text(
        Path.of(
            capture.toString().replace("_output.txt", "_expected.json").replace(".raw", ".yml")));
  }

  @Test
  void iosAndIosXeAreToldApart() throws Exception {
    int read = 0;
    for (String folder : List.of("ios", "iosxe")) {
      for (Path file : Recorded.files(Recorded.folder("genieparser/" + folder), "_output.txt")) {
        if (file.toString().contains("/ShowVersion/")) {
          boolean xe = expected(file).contains("\"os\": \"IOS-XE\"");
          assertThat(platforms(Recorded.text(file)))
              .as(file.toString())
              .containsExactly(xe ? Recorded.iosXe(Recorded.text(file)) : "cisco-ios");
          read++;
        }
      }
    }
    for (Path file : Recorded.files(Recorded.folder("ntc/tests/cisco_ios/show_version"), ".raw")) {
      boolean xe = expected(file).contains("rommon: \"IOS-XE\"");
      assertThat(platforms(Recorded.text(file)))
          .as(file.toString())
          .containsExactly(xe ? Recorded.iosXe(Recorded.text(file)) : "cisco-ios");
      read++;
    }
    assertThat(read).isPositive();
  }

  @Test
  void otherSystemsAreNotTakenForIos() throws Exception {
    for (String other : List.of("iosxr", "nxos", "asa", "junos", "aireos")) {
      for (Path file : Recorded.files(Recorded.folder("genieparser/" + other), "_output.txt")) {
        assertThat(platforms(Recorded.text(file)))
            .as(file.toString())
            .doesNotContain("cisco-ios", "cisco-iosxe");
      }
    }
  }

  @Test
  void aListInTheConfigurationIsToldFromOneInABootLoader() throws Exception {
    var showBoot =
        Platforms.bundled().named("cisco-ios").orElseThrow().operation("show-boot").orElseThrow();
    for (Path file : Recorded.files(Recorded.folder("genieparser/ios/tests/ShowBoot"), ".txt")) {
      assertThat(showBoot.read(Recorded.text(file)).values()).containsKey("pathList");
    }
  }
}
