package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.testkit.device.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process leaves a device in keeps the next one away until a person has looked. */
class ConditionCommandsTest {
  @TempDir Path folder;

  private static Ran upgrade(Lab lab) {
    List<String> words = new ArrayList<>(List.of("upgrade", "--image", lab.image()));
    words.addAll(List.of("--devices=sw-01", "--tftp-port=0", "--reboot-wait=1"));
    words.addAll(List.of("--poll-interval=0.2", "--confirm-interval=0.2"));
    return lab.swim(words.toArray(String[]::new));
  }

  @Test
  void aDeviceThatDoesNotComeBackIsInMaintenanceUntilItIsReset() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.count(2))) {
      lab.device(0).inject(Fault.reloadOnlyDropsSession());
      Ran first = upgrade(lab);
      assertThat(first.code()).as(first.out() + first.err()).isEqualTo(1);
      assertThat(first.out()).contains("NOT_VERIFIED");
      lab.device(0).heal(Fault.reloadOnlyDropsSession());

      Ran listed = lab.swim("condition", "list");
      assertThat(listed.code()).as(listed.err()).isZero();
      assertThat(listed.out())
          .containsPattern("sw-01 +MAINTENANCE +20")
          .containsPattern("sw-02 +OPERATIONAL +- +-")
          .contains("to do: look whether it is up", "then reset its condition");

      Ran second = upgrade(lab);
      assertThat(second.code()).as(second.out()).isEqualTo(1);
      assertThat(second.out()).contains("SKIPPED").contains("sw-01 is in condition MAINTENANCE");
      assertThat(lab.device(0).rebootCount()).isZero();

      Ran reset =
          lab.swim("condition", "reset", "--devices=sw-01", "--why=reloaded", "--by=ann", "--json");
      assertThat(reset.code()).as(reset.err()).isZero();
      JsonNode after = reset.json().get("devices").get(0);
      assertThat(after.get("condition").asText()).isEqualTo("OPERATIONAL");
      assertThat(after.get("open")).isEmpty();
      assertThat(after.get("past").get(0).get("resetBy").asText()).isEqualTo("ann");
      assertThat(after.get("past").get(0).get("resetWhy").asText()).isEqualTo("reloaded");

      Ran judged = lab.swim("validate", "--image", lab.image(), "--devices=sw-01", "--tftp-port=0");
      assertThat(judged.out()).contains("sw-01").doesNotContain("MAINTENANCE");
      assertThat(lab.swim("condition", "list", "--history").out())
          .contains("was MAINTENANCE since ")
          .contains("; reset by ann at ");
    }
  }

  @Test
  void whatIsOperationalIsNotReset() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      Ran reset = lab.swim("condition", "reset", "--devices=sw-01", "--why=it looks well");
      assertThat(reset.code()).isEqualTo(1);
      assertThat(reset.err()).contains("the condition of sw-01 is not reset: it is operational");
      assertThat(lab.swim("condition", "reset", "--devices=sw-01").code()).isEqualTo(2);
      assertThat(lab.swim("condition", "reset", "--devices=none", "--why=x").code()).isEqualTo(2);
      assertThat(lab.swim("condition").code()).isEqualTo(2);
    }
  }
}
