package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setter of every builder here. */
class BuildersRefuseNullTest {
  private static Stream<Arguments> setters() {
    List<Object> builders = List.of(SnmpSessions.builder());
    return builders.stream()
        .flatMap(
            builder ->
                Stream.of(builder.getClass().getMethods())
                    .filter(method -> method.getReturnType() == builder.getClass())
                    .filter(method -> !takesOnlyNumbers(method))
                    .map(method -> arguments(builder, method)));
  }

  private static boolean takesOnlyNumbers(Method method) {
    return Arrays.stream(method.getParameterTypes()).allMatch(Class::isPrimitive);
  }

  @ParameterizedTest
  @MethodSource("setters")
  void aSetterNamesWhatIsNull(Object builder, Method setter) {
    Throwable thrown =
        catchThrowable(() -> setter.invoke(builder, new Object[setter.getParameterCount()]));

    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause())
        .isExactlyInstanceOf(NullPointerException.class)
        .message()
        .as("the name of what is null")
        .matches("[a-zA-Z]+");
  }
}
