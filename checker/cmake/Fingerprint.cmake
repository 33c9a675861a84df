# cmake -DOUTPUT=FILE -DINPUTS=FILE;FILE… -P Fingerprint.cmake
# Writes a C++ string literal that changes with any of the inputs.
set(all "")
foreach(input ${INPUTS})
  file(SHA256 ${input} one)
  string(APPEND all "${one}")
endforeach()
string(SHA256 all "${all}")
file(WRITE ${OUTPUT} "\"${all}\"\n")
