package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/**
 * One of the boxes that are one device: a member of a stack, or of a virtual chassis.
 *
 * @param number as the device counts
 * @param role such as Active, Standby or Member
 * @param model hardware model
 * @param serialNumber of its chassis
 * @param version that it runs
 * @param mode how it holds its software
 * @param state such as Ready, in the device's words
 */
public record StackMember(
    int number,
    Optional<String> role,
    Optional<String> model,
    Optional<String> serialNumber,
    Optional<String> version,
    Optional<SoftwareMode> mode,
    Optional<String> state) {
  public StackMember {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(state, "state");
  }
}
