package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What images need of devices, against what these have. */
@Timeout(120)
class AnalyzeTest {
  @TempDir Path folder;

  @Test
  void eachImageIsHeldAgainstEachDevice() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.version("12.2(55)SE3"))) {
      String id = Simulation.IMAGE.fileName();
      SimulatedImage foreign = SimulatedImage.builder().model(SimulatedModels.nexus9300()).build();
      Path file = folder.resolve(foreign.fileName());
      foreign.writeTo(file);
      assertThat(lab.swim("image", "import", lab.image()).code()).isZero();
      assertThat(lab.swim("image", "import", file.toString()).code()).isZero();
      assertThat(lab.swim("image", "edit", id, "--min-ram=99999999999").code()).isZero();
      String both = "--images=" + id + "," + foreign.fileName();

      Ran ran = lab.swim("analyze", both, "--json");

      assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(1);
      JsonNode all = ran.json().get("analyses");
      assertThat(all).hasSize(2);
      JsonNode own = all.get(0);
      assertThat(own.get("applicability").asText()).isEqualTo("APPLICABLE");
      assertThat(own.get("version").asText()).isEqualTo("12.2(55)SE3");
      assertThat(own.get("imageFile").asText()).startsWith("flash:");
      assertThat(own.get("ramNeededBytes").asLong()).isEqualTo(99_999_999_999L);
      assertThat(own.get("ramBytes").asLong()).isPositive();
      assertThat(own.get("flashNeededBytes").asLong())
          .isEqualTo(file(lab.image()).toFile().length());
      assertThat(own.get("flashTotalBytes").asLong())
          .isGreaterThan(own.get("flashFreeBytes").asLong());
      assertThat(all.get(1).get("applicability").asText()).isEqualTo("NOT_APPLICABLE");
      assertThat(all.get(1).get("finding").asText()).contains("cisco-nxos");

      List<String> lines = lab.swim("analyze", both, "--csv").out().lines().toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).startsWith("NAME,IMAGE,FOR IT,RUNS,VERSION,");
      assertThat(lines.get(1)).startsWith("sw-01," + id + ",APPLICABLE,flash:");
    }
  }

  private static Path file(String name) {
    return Path.of(name);
  }

  @Test
  void aCellWithACommaOrAQuoteIsQuoted() {
    assertThat(AnalysisText.csv(List.of("a b", "c,d", "say \"e\"", "")))
        .isEqualTo("a b,\"c,d\",\"say \"\"e\"\"\",");
  }
}
