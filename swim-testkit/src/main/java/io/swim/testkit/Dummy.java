package io.swim.testkit;

final class Dummy {}
