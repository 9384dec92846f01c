package io.swim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One state of one device, as it stands in a journal. Holds no secret.
 *
 * @param errand what was done
 * @param instant when the state was stored
 * @param device its name
 * @param state that it came into
 * @param effect what a failure so far may have done to the device
 * @param reboots reloads in this run that the device took
 * @param reloadOrderedAt when a reload was last about to be ordered
 * @param file where the image goes on the device; its plain name while that is not known, and
 *     nothing where the name is not known either
 */
record JournalLine(
    Errand errand,
    Instant instant,
    String device,
    AssignmentState state,
    Optional<String> effect,
    int reboots,
    Optional<Instant> reloadOrderedAt,
    String file) {
  /** Plain ASCII, so that no character is cut in two where a line is. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Chosen, and nothing done yet. */
  static JournalLine pending(Errand errand, Instant now, String device, String file) {
    return new JournalLine(
        errand, now, device, AssignmentState.PENDING, Optional.empty(), 0, Optional.empty(), file);
  }

  static JournalLine of(Errand errand, Instant at, Assignment assignment, String image) {
    long reboots =
        assignment.passages().stream()
            .filter(passage -> passage.state() == AssignmentState.RECONNECTING)
            .count();
    return new JournalLine(
        errand,
        at,
        assignment.id().device().value(),
        assignment.state(),
        assignment.failure().map(FailureReason::effect).map(Enum::name),
        (int) reboots,
        assignment.reloadOrderedAt(),
        assignment.origin().map(origin -> origin.target().toString()).orElse(image));
  }

  /** Whether somebody began to upgrade the device, and nobody came to an end. */
  boolean isUnfinished() {
    return errand == Errand.UPGRADE && state != AssignmentState.PENDING && !state.isTerminal();
  }

  /** Whether a test file may be on the device, whole or in part. */
  boolean mayLeaveTestFile() {
    boolean copied =
        state.isTerminal()
            ? effect.filter(each -> !each.equals(DeviceEffect.NONE.name())).isPresent()
            : state != AssignmentState.PENDING && state != AssignmentState.PRECHECK;
    return errand == Errand.TEST_COPY && copied && file.contains(":");
  }

  /** The same, with nothing left on the device. */
  JournalLine cleared(Instant now) {
    return new JournalLine(
        errand,
        now,
        device,
        AssignmentState.SUCCESS,
        Optional.empty(),
        reboots,
        reloadOrderedAt,
        file);
  }

  String text() {
    ObjectNode node = JSON.createObjectNode();
    node.put("errand", errand.word());
    node.put("instant", instant.toString()).put("device", device).put("state", state.name());
    node.put("effect", effect.orElse(null)).put("reboots", reboots);
    node.put("reloadOrderedAt", reloadOrderedAt.map(Instant::toString).orElse(null));
    node.put("file", file);
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can't be written", e);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static JournalLine parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return new JournalLine(
          Errand.of(node.path("errand").asText(Errand.UPGRADE.word())),
          Instant.parse(node.path("instant").asText()),
          node.path("device").asText(),
          AssignmentState.valueOf(node.path("state").asText()),
          given(node, "effect"),
          node.path("reboots").asInt(),
          given(node, "reloadOrderedAt").map(Instant::parse),
          node.path("file").asText());
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IllegalArgumentException("no line of a journal", e);
    }
  }

  private static Optional<String> given(JsonNode node, String key) {
    return Optional.ofNullable(node.path(key).textValue());
  }
}
