// Asio's own code, compiled once for the program (CMakeLists.txt sets BOOST_ASIO_SEPARATE_COMPILATION), since it would
// otherwise be compiled with each file that names it.
#include <boost/asio/impl/src.hpp>
