package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FactsDriver;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.StepContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found on a class path that a test lays out, and what wins. */
class DiscoveryTest {
  @TempDir Path classes;

  private ClassLoader loader(Class<?> kind, Class<?>... providers) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.write(
        services.resolve(kind.getName()), List.of(providers).stream().map(Class::getName).toList());
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, DiscoveryTest.class.getClassLoader());
  }

  private static List<String> facts(Discovery discovery) {
    return discovery.of(FactsDriver.class).stream()
        .map(each -> each.getClass().getSimpleName())
        .toList();
  }

  @Test
  void whatTheClassLoaderHasIsFound() throws Exception {
    Discovery discovery = new Discovery();
    discovery.discover(loader(FactsDriver.class, Found.class, OtherFound.class));

    discovery.check();
    assertThat(facts(discovery)).containsExactly("Found", "OtherFound");
    assertThat(discovery.of(ConfigDriver.class)).isEmpty();
  }

  @Test
  void aRegisteredOneWinsOverAFoundOneOfItsId() throws Exception {
    Discovery discovery = new Discovery();
    discovery.discover(loader(FactsDriver.class, Found.class, OtherFound.class));
    discovery.register(new Registered());

    discovery.check();
    assertThat(facts(discovery)).containsExactly("Registered", "OtherFound");
  }

  @Test
  void twoFoundOnesOfOneIdFailAndBothAreNamed() throws Exception {
    Discovery discovery = new Discovery();
    discovery.discover(loader(FactsDriver.class, Found.class, SameId.class));

    SwimException e = catchThrowableOfType(SwimException.class, discovery::check);

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
    assertThat(e)
        .hasMessageContaining(Found.class.getName())
        .hasMessageContaining(SameId.class.getName())
        .hasMessageContaining("'facts'")
        .hasMessageContaining("FactsDriver")
        .hasMessageContaining("test-classes");
  }

  @Test
  void twoRegisteredOnesOfOneIdFail() {
    Discovery discovery = new Discovery();
    discovery.register(new Registered());
    discovery.register(new Found());

    SwimException e = catchThrowableOfType(SwimException.class, discovery::check);

    assertThat(e)
        .hasMessageContaining(Registered.class.getName())
        .hasMessageContaining(Found.class.getName());
  }

  @Test
  void oneIdMayBelongToTwoKinds() throws Exception {
    Discovery discovery = new Discovery();
    discovery.register(new Registered());
    discovery.register(new Config());

    assertThatCode(discovery::check).doesNotThrowAnyException();
  }

  @Test
  void oneClassOfTwoKindsIsNoDuplicateOfItself() throws Exception {
    loader(FactsDriver.class, Both.class);
    Discovery discovery = new Discovery();
    discovery.discover(loader(ConfigDriver.class, Both.class));

    discovery.check();
    assertThat(discovery.of(ConfigDriver.class)).hasSize(1);
    assertThat(facts(discovery)).containsExactly("Both");
  }

  @Test
  void discoveringTwiceFindsNothingTwice() throws Exception {
    Discovery discovery = new Discovery();
    ClassLoader loader = loader(FactsDriver.class, Found.class);
    discovery.discover(loader);
    discovery.discover(loader);

    discovery.check();
    assertThat(facts(discovery)).containsExactly("Found");
  }

  @Test
  void thePlatformCatalogIsFoundAndAGivenOneWins() throws Exception {
    Discovery discovery = new Discovery();
    assertThat(discovery.platforms().platforms()).isEmpty();
    discovery.discover(loader(PlatformCatalog.class, FoundCatalog.class));

    assertThat(discovery.platforms()).isInstanceOf(FoundCatalog.class);
    PlatformCatalog given = new FoundCatalog();
    discovery.platforms(given);
    assertThat(discovery.platforms()).isSameAs(given);
    discovery.discover(loader(PlatformCatalog.class, FoundCatalog.class));
    assertThat(discovery.platforms()).isSameAs(given);
  }

  @Test
  void whatIsNoPartIsRefused() {
    SwimException e =
        catchThrowableOfType(SwimException.class, () -> new Discovery().register("a text"));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
    assertThat(e).hasMessageContaining("java.lang.String");
  }

  @Test
  void aProviderThatCanNotBeMadeIsNamedWithItsJarAndWhatToDo() throws Exception {
    ClassLoader loader = loader(FactsDriver.class, Found.class, Broken.class);

    SwimException e =
        catchThrowableOfType(SwimException.class, () -> new Discovery().discover(loader));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
    assertThat(e)
        .hasMessageContaining("FactsDriver " + Broken.class.getName() + " in ")
        .hasMessageContaining("test-classes")
        .hasMessageContaining("a library is missing")
        .hasMessageContaining("register the rest");
  }

  @Test
  void aListOfProvidersThatNamesNoClassIsToldWithItsPlace() throws Exception {
    ClassLoader loader = loader(FactsDriver.class);
    Files.writeString(
        classes.resolve("META-INF/services").resolve(FactsDriver.class.getName()), "no.such.One");

    SwimException e =
        catchThrowableOfType(SwimException.class, () -> new Discovery().discover(loader));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
    assertThat(e).hasMessageContaining("no.such.One").hasMessageContaining("FactsDriver");
  }

  /** Needs what is not there. */
  public static final class Broken extends Found {
    public Broken() {
      throw new IllegalStateException("a library is missing");
    }
  }

  /** Found by the class loader. */
  public static class Found implements FactsDriver {
    @Override
    public String id() {
      return "facts";
    }

    @Override
    public boolean supports(PlatformId platform) {
      return true;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public DeviceFacts facts(Access access, StepContext context) {
      return DeviceFacts.builder(context.clock().instant()).build();
    }
  }

  /** Of the same id. */
  public static final class SameId extends Found {}

  /** Of the same id, given by the host. */
  static final class Registered extends Found {}

  /** Of another id. */
  public static final class OtherFound extends Found {
    @Override
    public String id() {
      return "other-facts";
    }
  }

  /** Of two kinds. */
  public static final class Both extends Found implements ConfigDriver {
    @Override
    public BootConfiguration boot(Access access, StepContext context) {
      return new BootConfiguration(List.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context) {}
  }

  /** Of the same id, but of another kind. */
  static final class Config implements ConfigDriver {
    @Override
    public String id() {
      return "facts";
    }

    @Override
    public boolean supports(PlatformId platform) {
      return true;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public BootConfiguration boot(Access access, StepContext context) {
      return new BootConfiguration(List.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context) {}
  }

  /** Found by the class loader. */
  public static final class FoundCatalog extends OnePlatform {
    public FoundCatalog() {
      super(new PlatformId("found"));
    }
  }
}
