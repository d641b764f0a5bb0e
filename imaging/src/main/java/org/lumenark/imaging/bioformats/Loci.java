package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * The classes of a Bio-Formats jar, called by name. They live in a class loader of their own, which
 * sees the Java platform and nothing of ours.
 */
final class Loci {

  private final ClassLoader classes;
  private final Map<String, Method> methods = new ConcurrentHashMap<>();

  /**
   * @throws ImagingException if the jar is not the one that was chosen
   */
  Loci(BioFormatsJar jar) throws IOException, ImagingException {
    jar.check();
    classes =
        new URLClassLoader(
            "bio-formats",
            new URL[] {jar.path().toUri().toURL()},
            ClassLoader.getPlatformClassLoader());
    try {
      callStatic("loci.common.DebugTools", "enableLogging", "OFF");
    } catch (LociException e) {
      throw new ImagingException(
          "plugin.unusable", jar.path().toString(), "This is no Bio-Formats jar: " + e, e);
    }
  }

  Object create(String type) throws LociException {
    try {
      return classes.loadClass(type).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new LociException(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new LociException(e);
    }
  }

  Class<?> type(String name) throws LociException {
    try {
      return classes.loadClass(name);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new LociException(e);
    }
  }

  @Nullable Object callStatic(String type, String method, Object... arguments)
      throws LociException {
    return invoke(type(type), null, method, arguments);
  }

  @Nullable Object call(Object target, String method, Object... arguments) throws LociException {
    return invoke(target.getClass(), target, method, arguments);
  }

  int number(Object target, String method, Object... arguments) throws LociException {
    return call(target, method, arguments) instanceof Integer number ? number : 0;
  }

  boolean flag(Object target, String method, Object... arguments) throws LociException {
    return Boolean.TRUE.equals(call(target, method, arguments));
  }

  private @Nullable Object invoke(
      Class<?> type, @Nullable Object target, String name, Object... arguments)
      throws LociException {
    try {
      String key = type.getName() + "." + name + Arrays.toString(types(arguments));
      Method method = methods.get(key);
      if (method == null) {
        method = find(type, name, arguments);
        methods.put(key, method);
      }
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof OutOfMemoryError memory) {
        throw memory;
      }
      throw new LociException(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new LociException(e);
    }
  }

  private static Method find(Class<?> type, String name, Object... arguments)
      throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
        method.trySetAccessible();
        return method;
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }

  private static boolean takes(Class<?>[] parameters, Object... arguments) {
    if (parameters.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      boolean fits =
          parameters[i].isInstance(arguments[i])
              || (parameters[i] == int.class && arguments[i] instanceof Integer)
              || (parameters[i] == boolean.class && arguments[i] instanceof Boolean);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static Class<?>[] types(Object... arguments) {
    return Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
  }
}
