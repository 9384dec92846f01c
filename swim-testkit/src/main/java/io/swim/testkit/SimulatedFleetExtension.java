package io.swim.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test of JUnit Jupiter a fleet of its own, started before and closed after it.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SimulatedFleetExtension devices =
 *     SimulatedFleetExtension.of(SimulatedFleet.builder().count(3));
 *
 * @Test
 * void upgradesTheFirst(SimulatedFleet fleet, SimulatedDevice first) { ... }
 * }</pre>
 *
 * With {@code @ExtendWith(SimulatedFleetExtension.class)} it is a fleet of one Catalyst 2960. A
 * parameter of type {@link SimulatedDevice} gets the first device. Not thread-safe: register it on
 * an instance, not on a class whose tests run in parallel.
 */
public final class SimulatedFleetExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private final SimulatedFleet fleet;

  /** A fleet of one device with the default settings. */
  public SimulatedFleetExtension() {
    this(SimulatedFleet.builder());
  }

  private SimulatedFleetExtension(SimulatedFleetBuilder builder) {
    this.fleet = builder.build();
  }

  /** A fleet with these settings. */
  public static SimulatedFleetExtension of(SimulatedFleetBuilder builder) {
    return new SimulatedFleetExtension(builder);
  }

  /** The fleet of the test that runs. */
  public SimulatedFleet fleet() {
    return fleet;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    fleet.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    fleet.close();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == SimulatedFleet.class || type == SimulatedDevice.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulatedFleet.class ? fleet : fleet.device(0);
  }
}
