package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swim.UpgradeEngine;
import io.swim.snmp.SnmpSessions;
import io.swim.ssh.CliSessions;
import io.swim.testkit.SimulatedFleet;
import io.swim.transfer.http.HttpFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part that is forgotten is told where it is forgotten, and by its name: every part of every
 * record that a module of the library exports.
 */
class RecordsRefuseNullTest {
  /** One class of each module. */
  private static final List<Class<?>> MODULES =
      List.of(
          UpgradeEngine.class,
          SnmpSessions.class,
          CliSessions.class,
          HttpFiles.class,
          SimulatedFleet.class);

  private static Stream<Arguments> parts() {
    return MODULES.stream()
        .flatMap(RecordsRefuseNullTest::records)
        .flatMap(RecordsRefuseNullTest::parts);
  }

  private static Stream<Class<?>> records(Class<?> one) {
    try {
      URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
      ModuleReference module =
          ModuleFinder.of(Path.of(place)).findAll().stream().findAny().orElseThrow();
      Set<String> exported =
          module.descriptor().exports().stream()
              .filter(each -> !each.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toSet());
      try (ModuleReader reader = module.open()) {
        List<Class<?>> found =
            reader
                .list()
                .filter(name -> name.endsWith(".class") && name.contains("/"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .map(name -> name.replace('/', '.'))
                .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                .<Class<?>>map(name -> load(name, one))
                .filter(type -> type.isRecord() && isPublic(type))
                .toList();
        return found.stream();
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name, Class<?> neighbour) {
    try {
      return Class.forName(name, false, neighbour.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(@Nullable Class<?> type) {
    return type == null
        || Modifier.isPublic(type.getModifiers()) && isPublic(type.getEnclosingClass());
  }

  private static Stream<Arguments> parts(Class<?> type) {
    RecordComponent[] all = type.getRecordComponents();
    return IntStream.range(0, all.length)
        .filter(at -> !all[at].getType().isPrimitive())
        .filter(at -> !all[at].getAnnotatedType().isAnnotationPresent(Nullable.class))
        .mapToObj(at -> arguments(Named.of(type.getName(), type), Named.of(all[at].getName(), at)));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aPartThatIsNullIsNamed(Class<?> type, int part) throws Exception {
    RecordComponent[] all = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> canonical = type.getDeclaredConstructor(types);
    Object[] values = Arrays.stream(types).map(AnyValue::of).toArray();
    values[part] = null;

    Throwable thrown = catchThrowable(() -> canonical.newInstance(values));

    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause())
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage(all[part].getName());
  }

  @Test
  void everyPartIsAsked() {
    assertThat(parts().count()).isGreaterThan(300);
  }
}
