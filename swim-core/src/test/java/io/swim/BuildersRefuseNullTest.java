package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is forgotten is told where it is forgotten: every setter of every builder here. */
class BuildersRefuseNullTest {
  private static Stream<Arguments> setters() {
    List<Object> builders =
        List.of(
            UpgradeEngine.builder(),
            DeviceFacts.builder(Instant.EPOCH),
            Assignment.pending(
                new AssignmentId(new RunId("run"), new DeviceId("sw-1")), Instant.EPOCH)
                .toBuilder());
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

  @Test
  void aSecretAndALoginNameWhatIsNull() {
    assertThat(catchThrowable(() -> Secret.of(null))).hasMessage("value");
    assertThat(catchThrowable(() -> new Login("user", null))).hasMessage("password");
    assertThat(catchThrowable(() -> new Login(null, Secret.of("x")))).hasMessage("username");
  }
}
