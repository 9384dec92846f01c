package io.swim.validation;

import io.swim.device.DeviceFacts;
import io.swim.device.Failover;
import io.swim.image.VersionScheme;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Task;
import io.swim.spi.PairRules;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failover pair is changed one unit after the other: only one whose active unit answers, and
 * whose other unit could take over.
 */
final class FailoverValidator implements Validator {
  @Override
  public String id() {
    return "failover";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.changesSoftware() || task instanceof Task.Upgrade;
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<Failover> failover = context.facts().failover();
    Optional<PairRules> rules = context.platform().flatMap(context.platforms()::pair);
    if (rules.isEmpty() || failover.filter(rules.get()::isAlone).isPresent()) {
      return List.of();
    }
    if (failover.isEmpty()) {
      return List.of(
          Finding.error(
              "failover-unknown",
              "it does not tell whether it is a unit of a failover pair; one that is must not be"
                  + " upgraded alone, for both boot by one list",
              "let the account read that, and see the transcript for what the device said"));
    }
    return unsuited(rules.get(), context.facts())
        .or(() -> notWhole(failover.get(), rules.get(), context.facts()))
        .map(List::of)
        .orElseGet(() -> whole(failover.get(), rules.get(), context));
  }

  /** Hardware of the platform whose pairs are not upgraded so. */
  private static Optional<Finding> unsuited(PairRules rules, DeviceFacts facts) {
    return Stream.concat(Stream.of(facts), facts.mate().stream())
        .flatMap(unit -> unit.model().stream())
        .flatMap(
            model ->
                rules.unsuited(model).stream()
                    .map(
                        why ->
                            Finding.error(
                                "pair-hardware",
                                "failover pairs of " + model + " are not upgraded by SWIM: " + why,
                                "upgrade the units by hand, one after the other")))
        .findFirst();
  }

  private static Optional<Finding> notWhole(Failover failover, PairRules rules, DeviceFacts facts) {
    String state = failover.state().orElse("not told");
    String peer = failover.peerState().orElse("not told");
    if (rules.areBothActive(failover)) {
      return Optional.of(
          Finding.error(
              "both-active",
              "each unit of the failover pair is active for a part of the traffic: " + state,
              "pairs with failover groups are not upgraded by SWIM; do it by hand, one unit after the"
                  + " other"));
    }
    if (!rules.isActive(failover)) {
      return Optional.of(
          Finding.error(
              "not-the-active-unit",
              "this is not the active unit of the failover pair: its state is "
                  + state
                  + ", that of the other one "
                  + peer,
              "manage the pair by the address of its active unit"));
    }
    if (!rules.isReady(failover.peerState())) {
      return Optional.of(
          Finding.error(
              "standby-not-ready",
              "the other unit of the failover pair could not take over: its state is " + peer,
              "mend it, or take it out of the pair, before"));
    }
    Optional<String> mate = facts.mate().flatMap(DeviceFacts::serialNumber);
    return mate.isEmpty() || facts.serialNumber().isEmpty() || mate.equals(facts.serialNumber())
        ? Optional.of(
            Finding.error(
                "mate-not-readable",
                "the other unit of the failover pair, whose state is "
                    + peer
                    + ", could not be read through the active one",
                "see the transcript for what it said"))
        : Optional.empty();
  }

  private static List<Finding> whole(
      Failover failover, PairRules rules, ValidationContext context) {
    DeviceFacts active = context.facts();
    DeviceFacts mate = active.mate().orElseThrow();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.passed(
            "failover-pair",
            "one after the other: "
                + unit(mate)
                + ", then "
                + unit(active)
                + ", which is "
                + failover.state().orElse("")
                + " now"));
    VersionScheme versions = context.versions();
    target(context).stream()
        .flatMap(
            to ->
                Stream.of(active, mate)
                    .flatMap(unit -> unit.version().stream())
                    .distinct()
                    .flatMap(from -> step(from, to, rules, versions).stream()))
        .forEach(findings::add);
    return findings;
  }

  /** The version that both units are to run in the end. */
  private static Optional<String> target(ValidationContext context) {
    return context.task() instanceof Task.RollBack back
        ? Optional.ofNullable(back.previous().get(context.device().id()))
            .map(PreviousSoftware::version)
        : Optional.of(context.image().version());
  }

  /** Between releases too far from each other the units may not take over from each other. */
  private static Optional<Finding> step(
      String from, String to, PairRules rules, VersionScheme versions) {
    Optional<Boolean> standIn = rules.standIn(from, to, versions);
    if (rules.steps().isEmpty() || standIn.orElse(false)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
            "pair-version-step",
            standIn.isEmpty()
                ? "it is not known whether a unit with "
                    + to
                    + " takes over from one with "
                    + from
                    + " without a loss of connections"
                : "a unit with "
                    + to
                    + " takes over from one with "
                    + from
                    + " only with a loss of connections: there are releases between them",
            "upgrade by way of the releases between them, one minor release at a time"));
  }

  private static String unit(DeviceFacts unit) {
    return unit.serialNumber().orElse("") + " with " + unit.version().orElse("an unknown version");
  }
}
