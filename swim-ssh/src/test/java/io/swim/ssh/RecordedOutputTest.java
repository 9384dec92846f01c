package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.reading.Capture;
import io.swim.ssh.reading.Output;
import io.swim.ssh.reading.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads output that was recorded from real devices, and compares with what others read in it. */
class RecordedOutputTest {
  private static final PlatformDefinition IOS =
      Platforms.bundled().definition(new PlatformId("cisco-ios")).orElseThrow();

  private static Reading read(String command, String text) throws Exception {
    Output output = IOS.output(command).orElseThrow();
    return output.read(Capture.of(text, List.of()).outputs(output::isOf).get(0));
  }

  private static String expected(String text, String... keys) {
    for (String key : keys) {
      Matcher matcher = Pattern.compile("\"?" + key + "\"?: \"([^\"]*)\"").matcher(text);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private static void compare(Map<String, String> values, String name, String wanted, Path file) {
    if (!wanted.isEmpty()) {
      assertThat(values.getOrDefault(name, "nothing")).as(name + " in " + file).endsWith(wanted);
    }
  }

  private static void showVersion(Path file, String wanted) throws Exception {
    String text = Recorded.text(file);
    assertThat(IOS.detection().byOutput(text)).as("IOS in " + file).isTrue();
    Reading reading = read("show version", text);
    Map<String, String> values = reading.values();
    assertThat(wanted)
        .as("version in " + file)
        .contains(values.getOrDefault("version", "no version"));
    compare(values, "imageFile", expected(wanted, "running_image", "system_image"), file);
    compare(
        values,
        "configRegister",
        expected(wanted, "config_register", "curr_config_register"),
        file);
    String serial = expected(wanted, "chassis_sn");
    if (!serial.isEmpty()) {
      assertThat(reading.table("serials")).as("in " + file).contains(Map.of("serial", serial));
    }
    String image = values.get("imageFamily") + "-" + values.get("featureSet");
    assertThat(image).as("in " + file).isEqualTo(expected(wanted, "software_image", "image_id"));
    assertThat(Long.parseLong(values.get("ramBytes"))).as("in " + file).isPositive();
    assertThat(Long.parseLong(values.get("uptimeSeconds"))).as("in " + file).isPositive();
    assertThat(reading.table("models")).as("in " + file).isNotEmpty();
  }

  @Test
  void showVersionOfTheFirstCollection() throws Exception {
    int read = 0;
    for (Path file : Recorded.files(Recorded.folder("ntc/tests/cisco_ios/show_version"), ".raw")) {
      boolean xe = Recorded.text(file).contains("IOS XE") || Recorded.text(file).contains("IOS-XE");
      if (xe) {
        assertThat(IOS.detection().byOutput(Recorded.text(file))).as("IOS in " + file).isFalse();
      } else {
        showVersion(file, Recorded.text(Path.of(file.toString().replace(".raw", ".yml"))));
        read++;
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void showVersionOfTheSecondCollection() throws Exception {
    int read = 0;
    for (Path file : Recorded.files(Recorded.folder("genieparser/ios"), "_output.txt")) {
      if (file.toString().contains("/ShowVersion/")) {
        Path json = Path.of(file.toString().replace("_output.txt", "_expected.json"));
        String wanted = Recorded.text(Files.exists(json) ? json : file);
        showVersion(file, wanted);
        read++;
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void otherSystemsAreNotTakenForIos() throws Exception {
    for (String other : List.of("iosxe", "iosxr", "nxos", "asa", "junos", "aireos")) {
      for (Path file : Recorded.files(Recorded.folder("genieparser/" + other), "_output.txt")) {
        Path json = Path.of(file.toString().replace("_output.txt", "_expected.json"));
        if (Files.exists(json) && Recorded.text(json).contains("\"os\": \"IOS\"")) {
          continue;
        }
        assertThat(IOS.detection().byOutput(Recorded.text(file))).as("IOS in " + file).isFalse();
      }
    }
  }

  @Test
  void directories() throws Exception {
    Path genie = Recorded.folder("genieparser/ios");
    int read = 0;
    for (Path file : Recorded.files(genie, "_output.txt")) {
      if (file.toString().contains("/Dir/")) {
        String wanted =
            Recorded.text(Path.of(file.toString().replace("_output.txt", "_expected.json")));
        Reading dir = read("dir", Recorded.text(file));
        assertThat(dir.values())
            .containsEntry("totalBytes", expected(wanted, "bytes_total"))
            .containsEntry("freeBytes", expected(wanted, "bytes_free"));
        Matcher permissions = Pattern.compile("\"permissions\": \"(.)").matcher(wanted);
        long files = permissions.results().filter(each -> each.group(1).equals("-")).count();
        assertThat(dir.table("files")).as("files in " + file).hasSize((int) files);
        read++;
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void directoryOfTheFirstCollection() throws Exception {
    Path file = Recorded.folder("ntc/tests/cisco_ios/dir").resolve("cisco_ios_dir.raw");
    List<Map<String, String>> files = read("dir", Recorded.text(file)).table("files");
    assertThat(files)
        .contains(Map.of("name", "packages.conf", "sizeBytes", "5681"))
        .contains(Map.of("name", "tracelogs.394", "sizeBytes", "0"))
        .noneMatch(each -> each.get("name").equals("core"));
  }

  @Test
  void bootLists() throws Exception {
    Path genie = Recorded.folder("genieparser/ios/tests/ShowBoot");
    for (Path file : Recorded.files(genie, "_output.txt")) {
      String wanted =
          Recorded.text(Path.of(file.toString().replace("_output.txt", "_expected.json")));
      String text = Recorded.text(file);
      assertThat(IOS.operation("show-boot").orElseThrow().read(text).values())
          .containsKey("pathList");
      assertThat(read("show boot", text).table("bootVariables"))
          .containsExactly(Map.of("image", expected(wanted, "boot_path_list")));
    }
  }
}
